import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TelegramChannel } from '../../src/adapters/channels/telegram/index.ts';
import { cast } from '../../src/app/cast.ts';
import type { Say } from '../../src/core/message/message.ts';
import { commandChoice, say, text } from '../../src/core/message/say.ts';
import type { Inbound } from '../../src/ports/channel.ts';
import { openTelegram, type Telegram } from '../simulators/telegram/telegram.ts';
import { type ComposedApp, composeWith } from '../support/compose-with.ts';
import { connectTelegram, pollOnce } from '../support/telegram-channel.ts';

let telegram: Telegram;
let channel: TelegramChannel;
let app: ComposedApp;
beforeEach(async () => {
  telegram = await openTelegram();
  channel = await connectTelegram(telegram, { clock: { now: () => app?.clock.now() ?? 0 } });
  app = await composeWith([channel]);
});
afterEach(async () => {
  await telegram.close();
  await app.close();
});

const take = async (): Promise<readonly Inbound[]> => {
  const batch = await pollOnce(channel);
  await app.receive(channel, batch);
  await app.loop.drain();
  return batch;
};
const queue = (key: string, address: string, what: Say, kind: 'reply' | 'notice' = 'notice') =>
  app.store.transaction(async (tx) =>
    tx.outbox.add({
      key,
      channel: 'telegram',
      address,
      kind,
      language: 'vi',
      say: what,
      notBefore: app.clock.now(),
    }),
  );
const undelivered = () => app.store.transaction((tx) => tx.outbox.undelivered(['telegram'], 0 as never, 9));
const plain = (words: string): Say => say([{ key: 'plain', params: { text: words } }]);
const seconds = (n: number): void => app.clock.moveTo((app.clock.now() + n * 1_000) as never);

describe('on Telegram', () => {
  test('a button whose token is too long for it works all the same', async () => {
    const person = telegram.person(5_001);
    person.start();
    await take();
    const token = `thon-so-mot-dai-lam danh-sach-nguoi-da-cai-dat ${'2025-12-22'.repeat(4)}`;
    await queue('a', '5001', {
      ...plain('Hẹn lúc nào?'),
      choices: [commandChoice('later', token, text('menu.item.missing'))],
    });
    await app.loop.drain();
    person.tap(1);
    const [tapped] = await take();
    expect(tapped?.heard.token).toMatch(/^#.{22}$/);
    // It was understood as the command that it stands for.
    expect(person.seen().at(-1)?.text).not.toContain('cũ');
    expect(person.seen().length).toBeGreaterThan(2);
  });

  test('words take the place of earlier ones, and are said anew where those are gone', async () => {
    const person = telegram.person(5_001);
    person.start();
    await take();
    const before = person.seen().length;
    const said = () =>
      person
        .seen()
        .slice(before)
        .map(({ text }) => text);
    await queue('a', '5001', plain('45 %'));
    await app.loop.drain();
    await queue('b', '5001', { ...plain('90 %'), replaces: 'a' });
    await app.loop.drain();
    expect(said()).toEqual(['90 %']);
    // The same again is no mistake, and what was edited can be edited further.
    await queue('c', '5001', { ...plain('90 %'), replaces: 'b' });
    await queue('d', '5001', { ...plain('xong'), replaces: 'c' });
    await app.loop.drain();
    expect(said()).toEqual(['xong']);
    telegram.world.chats.get(5_001)?.messages.pop();
    seconds(10);
    await queue('e', '5001', { ...plain('hết'), replaces: 'd' });
    await app.loop.drain();
    expect(said()).toEqual(['hết']);
  });

  test('a number is taken when it is shared, if it is their own', async () => {
    const person = telegram.person(5_001, 'Năm');
    person.start('vneid-install');
    await take();
    const last = () => person.seen().at(-1)?.text ?? '';
    for (const words of [
      'android',
      'hỏi người',
      'thôn',
      'thôn 3',
      'đến tận nhà',
      'xóm Đình',
      'buổi sáng',
      'hỏng',
    ]) {
      person.say(words);
      seconds(9);
      await take();
    }
    expect(last()).toContain('để lại số điện thoại');
    const share = 'Gửi số điện thoại của tôi';
    expect(person.keyboard()).toEqual([share, 'Bỏ qua']);
    person.contact('84900000001', 'other');
    await take();
    expect(last()).toContain('chỉ nhận số của chính bạn');
    expect(person.keyboard()).toContain(share);
    seconds(9);
    person.press(share);
    await take();
    expect(person.seen().at(-2)?.text).toBe('Cảm ơn bạn.');
    expect(last()).not.toContain('số điện thoại không?');
    expect(person.keyboard()).toEqual([]);
    const [request] = await app.store.transaction((tx) => tx.helpRequests.waiting('nghia-trung'));
    expect(JSON.stringify(request)).toContain('+84900005001');
  });

  test('a press and words that are pushed at the same moment are both answered, each once', async () => {
    const hooks = 'https://xa.example/hooks';
    const pushed = await connectTelegram(telegram, { name: 'telegram-2', hooks });
    const other = await composeWith([pushed], telegram.world.now() as never);
    const push = () =>
      telegram.push(async (body, headers) => {
        const answer = await other.hooks.request('/telegram-2', { method: 'POST', headers, body });
        return answer.status;
      });
    const person = telegram.person(5_001);
    person.start();
    telegram.world.webhook = { url: hooks, secret: telegram.world.webhook?.secret };
    await push();
    await other.loop.drain();
    const before = person.seen().length;
    person.tap(2);
    person.say('menu');
    expect(await push()).toBe(2);
    await other.loop.drain();
    expect(person.seen()).toHaveLength(before + 2);
    expect(other.errors).toEqual([]);
    await other.close();
  });

  test('a long text goes on from the piece that failed', async () => {
    const person = telegram.person(5_001);
    person.start();
    await take();
    const before = person.seen().length;
    const words = Array.from({ length: 1_800 }, (_, n) => `từ${n}`).join(' ');
    telegram.faults.next('sendMessage', { type: 'slow', ms: 1 });
    telegram.faults.next('sendMessage', { type: 'server-error' });
    await queue('a', '5001', plain(words));
    await app.loop.drain();
    expect(person.seen()).toHaveLength(before + 1);
    seconds(10);
    await app.loop.drain();
    expect(
      person
        .seen()
        .slice(before)
        .map((one) => one.text)
        .join(' '),
    ).toBe(words);
  });

  test('half an emoji out of a list is no reason not to answer', async () => {
    const person = telegram.person(5_001);
    person.start();
    await take();
    await queue('a', '5001', plain('Dòng 3: Trần Thị Mẫu \uD83D đã có'));
    await app.loop.drain();
    expect(person.seen().at(-1)?.text).toBe('Dòng 3: Trần Thị Mẫu \uFFFD đã có');
  });

  test('a message whose answer is lost is not sent again, and is told', async () => {
    const person = telegram.person(5_001);
    person.start();
    await take();
    const before = person.seen().length;
    telegram.faults.next('sendMessage', { type: 'lose-answer' });
    await queue('a', '5001', plain('Nhắc bác'));
    for (let n = 0; n < 3; n++) {
      await app.loop.drain();
      seconds(3_600);
    }
    expect(
      person
        .seen()
        .slice(before)
        .map((one) => one.text),
    ).toEqual(['Nhắc bác']);
    expect(await undelivered()).toMatchObject([{ address: '5001', state: 'unknown', reason: 'answer-lost' }]);
  });

  test('one no makes the whole bot rest', async () => {
    const people = [5_001, 5_002, 5_003].map((id) => telegram.person(id));
    for (const person of people) person.start();
    await take();
    const sends = telegram.calls.get('sendmessage') ?? 0;
    telegram.faults.next('sendMessage', { type: 'throttle', seconds: 9 });
    await queue('a', '5001', plain('một'));
    await app.loop.drain();
    await queue('b', '5002', plain('hai'));
    await queue('c', '5003', plain('ba'));
    await app.loop.drain();
    expect(telegram.calls.get('sendmessage')).toBe(sends);
    seconds(9);
    await app.loop.drain();
    expect(telegram.calls.get('sendmessage')).toBe(sends + 3);
  });

  test('whoever blocked the bot is not written to again until they come back', async () => {
    const person = telegram.person(5_001);
    person.start();
    await take();
    person.block();
    await take();
    await queue('a', '5001', plain('Nhắc bác'));
    await app.loop.drain();
    expect(await undelivered()).toMatchObject([{ state: 'failed', reason: 'blocked' }]);
    person.unblock();
    person.start();
    await take();
    const before = person.seen().length;
    await queue('b', '5001', plain('Chào bác'));
    await app.loop.drain();
    expect(person.seen()).toHaveLength(before + 1);
  });

  test('a group is answered only when it speaks to the bot, with figures and never with a conversation', async () => {
    const officer = telegram.person(5_001);
    officer.start();
    await take();
    await cast(
      app.store,
      [{ channel: 'telegram', address: '5001', commune: 'nghia-trung', role: 'officer', unit: null }],
      app.clock.now(),
    );
    const group = telegram.group(-700);
    group.say(officer, 'chào cả nhà');
    group.say(officer, '/tong');
    await take();
    expect(group.seen()).toEqual([]);
    group.say(officer, `/chuanop@${telegram.username}`);
    group.say(officer, `@${telegram.username} báo cáo thôn 1`);
    await take();
    const [figures, refusal] = group.seen();
    expect(figures).toMatchObject({ buttons: [] });
    expect(figures?.text).toContain('Tình hình nộp báo cáo');
    expect(refusal?.text).toContain('Việc này mời nhắn riêng cho tôi');
    expect(refusal?.text).toContain(`https://t.me/${telegram.username}`);
  });

  test('what waits for a group that became a supergroup goes to its new address', async () => {
    const officer = telegram.person(5_001);
    officer.start();
    const group = telegram.group(-700);
    await take();
    group.migrate(officer);
    await take();
    await queue('a', '-700', plain('Tin cho nhóm'));
    await app.loop.drain();
    await app.loop.drain();
    expect(group.seen().map((one) => one.text)).toEqual(['Tin cho nhóm']);
  });

  test('a group is followed also when only a message that was sent tells that it has moved', async () => {
    const officer = telegram.person(5_001);
    officer.start();
    const group = telegram.group(-700);
    await take();
    const at = app.clock.now();
    const linked = { channel: 'telegram', commune: 'nghia-trung', unit: null, by: 'x', at };
    await app.store.transaction(async (tx) => tx.chatGroups.link({ ...linked, address: '-700' }));
    const to = group.migrate(officer);
    await queue('a', '-700', plain('Tin cho nhóm'));
    await app.loop.drain();
    await app.loop.drain();
    expect(group.seen().map((one) => one.text)).toEqual(['Tin cho nhóm']);
    const groups = await app.store.transaction((tx) => tx.chatGroups.of('nghia-trung'));
    expect(groups.map(({ address }) => address)).toEqual([String(to)]);
  });
});
