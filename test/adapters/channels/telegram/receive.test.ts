import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TelegramChannel } from '../../../../src/adapters/channels/telegram/index.ts';
import { poll } from '../../../../src/adapters/channels/telegram/poll.ts';
import { createWire } from '../../../../src/adapters/channels/telegram/wire.ts';
import { openLine } from '../../../../src/adapters/http/line.ts';
import type { Inbound, Outbound } from '../../../../src/ports/channel.ts';
import type { Person } from '../../../simulators/telegram/people.ts';
import { openTelegram, type Telegram } from '../../../simulators/telegram/telegram.ts';
import { connectTelegram, openUnprepared, pollOnce } from '../../../support/telegram-channel.ts';

let telegram: Telegram;
let channel: TelegramChannel;
let lan: Person;
beforeEach(async () => {
  telegram = await openTelegram();
  channel = await connectTelegram(telegram);
  lan = telegram.person(5_001, 'Lan');
});
afterEach(() => telegram.close());

const heard = async (): Promise<readonly Inbound['heard'][]> =>
  (await pollOnce(channel)).map((message) => message.heard);

describe('what a person does is heard:', () => {
  const JPEG = expect.objectContaining({ kind: 'photo', type: 'image/jpeg', size: 12 });
  test.each<readonly [string, (person: Person) => unknown, object]>([
    ['words', (person) => person.say('  Xin chào '), { text: 'Xin chào' }],
    ['words with marks apart', (person) => person.say('báo cáo'.normalize('NFD')), { text: 'báo cáo' }],
    ['Start', (person) => person.start(), { text: '', start: '' }],
    ['a link with something in it', (person) => person.start('vneid-install'), { start: 'vneid-install' }],
    ['a photo, in its largest size', (person) => person.photo(), { text: '', attachments: [JPEG] }],
    [
      'a photo with words',
      (person) => person.photo({ caption: 'Ra quân' }),
      { text: 'Ra quân', attachments: [JPEG] },
    ],
    [
      'a document',
      (person) => person.document('ds.xlsx', new Uint8Array(7)),
      { attachments: [expect.objectContaining({ kind: 'file', name: 'ds.xlsx', size: 7 })] },
    ],
    [
      'their own number',
      (person) => person.contact('84912345678'),
      { attachments: [{ kind: 'contact', phone: '84912345678', own: true, name: 'Lan' }] },
    ],
    [
      'the card of somebody else',
      (person) => person.contact('84912345678', 'other'),
      { attachments: [expect.objectContaining({ kind: 'contact', own: false })] },
    ],
    [
      'a card that was passed on, which need not be their own however it looks',
      (person) =>
        person.say('', {
          text: undefined,
          contact: { phone_number: '84912345678', first_name: 'Lan', user_id: person.id },
          forward_origin: { type: 'hidden_user' },
        } as never),
      { attachments: [expect.objectContaining({ kind: 'contact', own: false })], forwarded: true },
    ],
    ['a sticker, which says nothing', (person) => person.say('', { sticker: {} } as never), { text: '' }],
    [
      'something passed on',
      (person) => person.say('Tin đồn', { forward_origin: { type: 'hidden_user' } } as never),
      { text: 'Tin đồn', forwarded: true },
    ],
  ])('%s', async (_, act, expected) => {
    act(lan);
    expect(await heard()).toEqual([expect.objectContaining(expected)]);
  });

  test('an album is as many messages under one name', async () => {
    lan.album(3);
    const albums = (await heard()).map(({ album }) => album);
    expect(albums).toHaveLength(3);
    expect(new Set(albums).size).toBe(1);
    expect(albums[0]).toMatch(/./);
  });

  test('that they blocked the bot, and that they let it in again', async () => {
    lan.start();
    lan.block();
    lan.unblock();
    expect((await pollOnce(channel)).map(({ presence }) => presence)).toEqual([undefined, 'left', 'joined']);
  });
});

describe('in a group', () => {
  const inGroup = async (text: string): Promise<readonly Inbound[]> => {
    telegram.group(-700).say(lan, text);
    return pollOnce(channel);
  };

  test.each([
    ['/tong@cao_diem_bot', '/tong'],
    ['@cao_diem_bot tổng thôn 1', 'tổng thôn 1'],
    ['Tổng thế nào, @cao_diem_bot ?', 'Tổng thế nào, ?'],
  ])('"%s" is said to the bot', async (text, said) => {
    expect(await inGroup(text)).toMatchObject([{ address: '-700', by: '5001', heard: { text: said } }]);
  });

  test.each(['chào cả nhà', '/tong', '/tong@another_bot', 'hỏi @cao_diem_bot_khac'])(
    '"%s" is not',
    async (text) => {
      lan.say('để có gì mà lấy');
      telegram.group(-700).say(lan, text);
      expect((await pollOnce(channel)).map(({ address }) => address)).toEqual(['5001']);
    },
  );
});

test.each([
  ['/tong', ['/tong']],
  ['tổng', ['tổng']],
  ['/tong@another_bot', []],
])('in a group, "%s" under words of the bot is %j', async (text, said) => {
  const group = telegram.group(-700);
  const reply_to_message = { message_id: 1, from: telegram.world.me } as never;
  group.say(lan, text, { reply_to_message });
  lan.say('để có gì mà lấy');
  const heard = (await pollOnce(channel)).filter(({ address }) => address === '-700');
  expect(heard.map((message) => message.heard.text)).toEqual(said);
});

describe('long polling', () => {
  test('confirms a batch only when it is safe: what was cut short comes again', async () => {
    lan.say('một');
    const first = await pollOnce(channel, { confirm: false });
    const again = await pollOnce(channel);
    expect(again.map(({ key }) => key)).toEqual(first.map(({ key }) => key));
    lan.say('hai');
    expect(await heard()).toMatchObject([{ text: 'hai' }]);
  });

  test('gives the same batch again when it could not be taken in', async () => {
    const troubles: string[] = [];
    const other = await connectTelegram(telegram, { onTrouble: ({ message }) => troubles.push(message) });
    lan.say('một');
    const stop = new AbortController();
    const seen: string[] = [];
    await other.poll?.(async (messages) => {
      seen.push(...messages.map(({ key }) => key));
      if (seen.length === 1) throw new Error('the database is away');
      stop.abort();
    }, stop.signal);
    expect(seen[0]).toBe(seen[1]);
    expect(troubles).toEqual(['the batch could not be taken in']);
  });

  test('tells of another poller with the same token', async () => {
    const troubles: string[] = [];
    const first = await connectTelegram(telegram, { onTrouble: ({ message }) => troubles.push(message) });
    const stop = new AbortController();
    const ended = first.poll?.(async () => {}, stop.signal);
    for (let tries = 0; troubles.length === 0 && tries < 300; tries++) {
      await fetch(`${telegram.root}/bot${telegram.token}/getUpdates`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    stop.abort();
    await ended;
    expect(troubles).toEqual([
      expect.stringContaining('409 Conflict: terminated by other getUpdates request'),
    ]);
  });

  test.each([
    ['a message of nobody, nowhere', { message: {} }],
    [
      'a press under a keyboard that is none',
      {
        callback_query: {
          id: '1',
          data: 'a',
          message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, reply_markup: {} },
        },
      },
    ],
    ['no chat', { my_chat_member: {} }],
    ['null', { message: null }],
  ])('goes past an update of a shape that nobody knows: %s', async (_, update) => {
    const troubles: string[] = [];
    const other = await connectTelegram(telegram, { onTrouble: ({ message }) => troubles.push(message) });
    telegram.world.updates.add(update as never, 60, 'x');
    lan.say('còn đây');
    expect((await pollOnce(other)).map((one) => one.heard.text)).toEqual(['còn đây']);
    expect(troubles.every((words) => /^update \d+ could not be read$/.test(words))).toBe(true);
  });

  test('ends when the token is good no more, and not for anything else', async () => {
    telegram.faults.next('getUpdates', { type: 'server-error' });
    telegram.faults.next('getUpdates', { type: 'unauthorized' });
    const other = await connectTelegram(telegram);
    await expect(other.poll?.(async () => {}, AbortSignal.timeout(10_000))).rejects.toMatchObject({
      failure: 'misconfigured',
    });
  });

  test('waits as long as Telegram asks', async () => {
    telegram.faults.next('getUpdates', { type: 'throttle', seconds: 7 });
    const waits: number[] = [];
    const stop = new AbortController();
    const wait = async (ms: number) => {
      waits.push(ms);
      stop.abort();
    };
    const line = openLine(telegram.root);
    const wire = createWire({ token: telegram.token, apiRoot: telegram.root, openLine: () => line });
    await poll({ wire, toInbound: () => undefined, wait, onTrouble: () => {} }, async () => {}, stop.signal);
    expect(waits).toEqual([7_000]);
  });

  test('presses wait two and a half minutes, words a day', async () => {
    let now = Date.now();
    const strict = await openTelegram({ now: () => now });
    const bot = await connectTelegram(strict);
    const person = strict.person(5_001);
    person.start();
    await bot.send(
      '5001',
      { text: 'Chọn', choices: [{ token: 'a', text: 'A' }] },
      AbortSignal.timeout(5_000),
    );
    await pollOnce(bot);
    person.tap(1);
    person.say('vẫn còn');
    now += 151_000;
    expect((await pollOnce(bot, { confirm: false })).map((one) => one.heard.text)).toEqual(['vẫn còn']);
    now += 24 * 3_600_000;
    person.say('mới');
    expect((await pollOnce(bot)).map((one) => one.heard.text)).toEqual(['mới']);
    await strict.close();
  });
});

describe('a webhook', () => {
  test('may bring a press and words of one person side by side; what is refused keeps its own lane waiting', async () => {
    const pushed = await connectTelegram(telegram, { hooks: 'https://xa.example/hooks' });
    lan.start();
    await pushed.send(
      '5001',
      { text: 'Chọn', choices: [{ token: 'a', text: 'A' }] },
      AbortSignal.timeout(5_000),
    );
    lan.say('sau đó');
    lan.tap(1);
    const posts: string[] = [];
    const post = (status: number) => async (body: string) => {
      posts.push(Object.keys(JSON.parse(body))[1] ?? '');
      return status;
    };
    // Telegram asks once in each lane, and no further behind a no.
    expect(await telegram.push(post(503))).toBe(0);
    expect(posts.toSorted()).toEqual(['callback_query', 'message']);
    expect(await telegram.push(post(200))).toBe(3);
  });

  test('has the secret that Telegram was told, and no other', async () => {
    await connectTelegram(telegram, { hooks: 'https://xa.example/hooks/' });
    const { url, secret } = telegram.world.webhook ?? {};
    expect(url).toMatch(/^https:\/\/xa\.example\/hooks\/telegram\?v=[0-9a-f]{8}$/);
    expect(secret).toMatch(/^[\w-]{43}$/);
    await connectTelegram(telegram);
    expect(telegram.world.webhook).toBeUndefined();
  });

  test('is set once, and again only where its address has changed', async () => {
    const hooks = 'https://xa.example/hooks';
    await connectTelegram(telegram, { hooks });
    await connectTelegram(telegram, { hooks });
    expect(telegram.calls.get('setwebhook')).toBe(1);
    await connectTelegram(telegram, { hooks: 'https://moi.example/hooks' });
    expect(telegram.calls.get('setwebhook')).toBe(2);
    expect(telegram.world.webhook?.url).toContain('moi.example');
  });
});

test('a press that may not be answered yet makes all messages wait, as one of them does', async () => {
  let now = Date.now();
  const bot = await connectTelegram(telegram, { clock: { now: () => now as never } });
  lan.start();
  const send = (text: string) =>
    bot.send('5001', { text, choices: [{ token: 'a', text: 'A' }] }, AbortSignal.timeout(5_000));
  await send('Chọn');
  lan.tap(1);
  const [, tapped] = await pollOnce(bot);
  telegram.faults.next('answerCallbackQuery', { type: 'throttle', seconds: 9 });
  await bot.acknowledge?.(tapped as Inbound).catch(() => {});
  const calls = () => telegram.calls.get('sendmessage');
  expect(calls()).toBe(1);
  await expect(send('sớm quá')).rejects.toMatchObject({ failure: 'throttled', retryAfter: 9 });
  now -= 3_600_000;
  await expect(send('sớm quá')).rejects.toMatchObject({ failure: 'throttled', retryAfter: 9 });
  now += 3_609_000;
  await send('đúng lúc');
  expect(calls()).toBe(2);
});

test('what is pushed before the bot knows who it is is asked for again, and nothing of it is lost', async () => {
  const hooks = 'https://xa.example/hooks';
  await connectTelegram(telegram, { hooks });
  // The next life, to which Telegram pushes from its first moment on.
  const next = openUnprepared(telegram, { hooks });
  lan.say('chào');
  const heard: string[] = [];
  const push = () =>
    telegram.push(async (body, headers) => {
      const header = (name: string) => headers[name];
      const read = await next.webhook?.receive({ body: Buffer.from(body), header, at: 0 as never });
      if (read === undefined || 'refused' in read) return read?.status ?? 0;
      heard.push(...read.map((message) => message.heard.text));
      return 200;
    });
  expect([await push(), heard]).toEqual([0, []]);
  await next.prepare(AbortSignal.timeout(5_000));
  expect([await push(), heard]).toEqual([1, ['chào']]);
});

describe('lists of commands', () => {
  const menuOf = (scope: string, language: string) =>
    (telegram.world.menus.get(`${scope}:${language}`) ?? []).map(({ command }) => command);

  test('are there for people and for groups, in Vietnamese and in English', () => {
    expect(menuOf('all_private_chats:', '')).toEqual(['menu', 'trogiup', 'dung', 'english']);
    expect(menuOf('all_private_chats:', 'en').length).toBe(4);
    expect(menuOf('all_private_chats:', 'en')).not.toEqual(menuOf('all_private_chats:', ''));
    expect(menuOf('all_group_chats:', '')).toEqual(['tong', 'chuanop', 'trogiup']);
  });

  test('follow what somebody does for the commune, in their own chat, and go with it', async () => {
    lan.start();
    await pollOnce(channel);
    const tell = (audience: 'officer' | 'citizen') =>
      channel.send('5001', { text: 'Vai trò mới', choices: [], audience }, AbortSignal.timeout(5_000));
    await tell('officer');
    expect(lan.menu()).toContain('moi');
    expect(lan.menu('en').length).toBe(lan.menu().length);
    await tell('citizen');
    expect([lan.menu(), lan.menu('en')]).toEqual([[], []]);
  });

  test('that could not be set are set with the next message', async () => {
    lan.start();
    await pollOnce(channel);
    const tell = (more: Pick<Outbound, 'audience'> = {}) =>
      channel.send('5001', { text: 'Chào', choices: [], ...more }, AbortSignal.timeout(5_000));
    telegram.faults.next('setMyCommands', { type: 'server-error' });
    await tell({ audience: 'officer' });
    expect(lan.menu()).toEqual([]);
    await tell();
    expect(lan.menu()).toContain('moi');
  });
});
