import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TelegramChannel } from '../../src/adapters/channels/telegram/index.ts';
import { cast } from '../../src/app/cast.ts';
import type { Person } from '../simulators/telegram/people.ts';
import { openTelegram, type Telegram } from '../simulators/telegram/telegram.ts';
import { type ComposedApp, composeWith } from '../support/compose-with.ts';
import { connectTelegram, pollOnce } from '../support/telegram-channel.ts';

let telegram: Telegram;
let channel: TelegramChannel;
let app: ComposedApp;
let head: Person;

beforeEach(async () => {
  telegram = await openTelegram();
  channel = await connectTelegram(telegram);
  app = await composeWith([channel]);
  head = telegram.person(5_001);
  head.start();
  await take();
  const part = {
    channel: 'telegram',
    address: '5001',
    commune: 'nghia-trung',
    role: 'head',
    unit: 'thon-1',
  } as const;
  await cast(app.store, [part], app.clock.now());
});
afterEach(async () => {
  await telegram.close();
  await app.close();
});

async function take(): Promise<void> {
  await app.receive(channel, await pollOnce(channel));
  await app.loop.drain();
  // Slowly enough for a chat of Telegram.
  app.clock.moveTo((app.clock.now() + 2_000) as never);
  expect(app.errors).toEqual([]);
}

/** What the bot said to it. */
async function said(act: () => unknown): Promise<string> {
  const before = head.seen().length;
  act();
  await take();
  return head
    .seen()
    .slice(before)
    .map(({ text }) => text)
    .join('\n');
}
const say = (text: string) => said(() => head.say(text));
const edit = (text: string, messagesAgo = 0) => said(() => head.edit(text, messagesAgo));

describe('an answer that is edited', () => {
  test('is answered anew, whether it was taken, doubted or refused', async () => {
    await say('báo cáo');
    await say('Nguyễn Văn Thư');
    expect(await edit('Nguyễn Văn Thử')).toMatch(/^Tôi đã đọc tin bạn vừa sửa\.\n+Người này ở đâu/);
    await say('thôn 1');
    expect(await say('12345')).toContain('Chưa thấy số định danh');
    expect(await edit('001199000001')).toContain('Tôi đã đọc tin bạn vừa sửa.');
    await say('ko biết');
    await say('60-B1 123.45');
    const review = await say('1');
    expect(review).toContain('Nguyễn Văn Thử');
    expect(review).toContain('001199000001');
  });

  test('can be edited again', async () => {
    await say('báo cáo');
    await say('Một');
    await edit('Hai');
    expect(await edit('Nguyễn Văn Ba')).toContain('Người này ở đâu');
    await say('thôn 1');
    for (const words of ['001199000001', 'không có xe', '1']) await say(words);
    expect(head.seen().at(-1)?.text).toContain('Nguyễn Văn Ba');
  });

  test('that has been gone on from is to be sent again, which is said once, with the question under way', async () => {
    await say('báo cáo');
    await say('Nguyễn Văn Thư');
    await say('thôn 1');
    const told = await edit('Nguyễn Văn Thử', 1);
    expect(told).toContain('Bạn gửi dòng đúng trong một tin mới');
    expect(told).toContain('Số định danh');
    expect(await edit('Nguyễn Văn Thử ạ', 1)).toBe('');
  });

  test('changes nothing that was recorded', async () => {
    await say('báo cáo');
    for (const words of ['Nguyễn Văn Thư', 'thôn 1', '001199000001', 'không có xe', '1', 'gửi'])
      await say(words);
    expect(await edit('thôi')).toContain('Bạn gửi dòng đúng trong một tin mới');
    const rows = await app.store.transaction((tx) =>
      tx.entries.list('nghia-trung', 'vnetraffic-2025', 'thon-1'),
    );
    expect(rows.map(({ name }) => name)).toEqual(['Nguyễn Văn Thư']);
  });
});

describe('a list that is edited', () => {
  const list = (second: string) =>
    `1. Nguyễn Văn Thử, thôn 1, 001199000001, 60B1-123.45\n2. Trần Thị Giả, thôn 1, ${second}, 60B1-123.46`;

  test('takes the place of the one that waits', async () => {
    await say(list('00119900000'));
    const card = await edit(list('001199000002'));
    expect(card).not.toBe('');
    await say('1');
    expect(head.seen().at(-1)?.text).toContain('2 người ghi được');
    await say('1');
    const rows = await app.store.transaction((tx) =>
      tx.entries.list('nghia-trung', 'vnetraffic-2025', 'thon-1'),
    );
    expect(rows.map(({ name }) => name)).toEqual(['Nguyễn Văn Thử', 'Trần Thị Giả']);
  });

  test.each(['one after the other', 'at one moment'])(
    'that came in two messages %s is not lost for one of them',
    async (how) => {
      const second = (id: string) =>
        `3. Điểu Tạm, thôn 1, ${id}, 60B1-123.47\n4. Lê Văn Mẫu, thôn 1, 001199000004, 60B1-123.48`;
      head.say(list('001199000002'));
      if (how === 'one after the other') await take();
      head.say(second('001199000003'));
      await take();
      expect(await edit(second('001199000005'))).toContain('Bạn gửi dòng đúng trong một tin mới');
      await say('1');
      expect(head.seen().at(-1)?.text).toContain('4 người ghi được');
    },
  );
});

test('a place that moves on says nothing', async () => {
  const location = { latitude: 11, longitude: 107 };
  head.say('', { text: undefined, location } as never);
  await take();
  expect(await said(() => head.edit('', 0))).toBe('');
});
