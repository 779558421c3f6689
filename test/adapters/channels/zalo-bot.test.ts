import { describe, expect, test } from 'vitest';
import { createZaloBot, type ZaloBotDeps } from '../../../src/adapters/channels/zalo-bot/index.ts';
import { createRemote } from '../../../src/adapters/http/remote.ts';
import { instant } from '../../../src/core/time/instant.ts';
import { type Channel, type Inbound, SendError } from '../../../src/ports/channel.ts';
import type { Refused } from '../../../src/ports/webhook.ts';
import type { Fault } from '../../simulators/faults.ts';
import { createZaloBotSimulator, type Options } from '../../simulators/zalo-bot/simulator.ts';
import type { Chat, Kind, Shape } from '../../simulators/zalo-bot/updates.ts';
import { lineOverFetch } from '../../support/line-over-fetch.ts';
import { toPost } from '../../support/post.ts';

const NOON = instant('2025-12-22T12:00:00+07:00');
const signal = new AbortController().signal;
const PUBLIC = 'https://xa.example';
const bà: Chat = { id: 'ba-0123456789abcdef' };
const group: Chat = { id: 'zgr-1', by: bà.id };

/** A bot, the platform it talks to, and what came in. */
function open(options: Partial<Options> = {}, deps: Partial<ZaloBotDeps> = {}) {
  const received: (readonly Inbound[] | Refused)[] = [];
  const simulator = createZaloBotSimulator({
    now: () => NOON,
    async deliver(request) {
      const answer = await (bot as Channel).webhook?.receive(await toPost(request, NOON));
      received.push(answer ?? []);
      return new Response(null, {
        status: answer !== undefined && 'refused' in answer ? answer.status : 200,
      });
    },
    ...options,
  });
  const bot = createZaloBot({
    name: 'zalo-bot',
    commune: 'thu-nghiem',
    token: simulator.token,
    root: simulator.root,
    remote: createRemote(lineOverFetch(simulator.fetch)),
    download: async () => (async function* () {})(),
    publicUrl: PUBLIC,
    wait: async () => {},
    ...deps,
  });
  return { simulator, bot, received };
}

const inbound = (heard: Inbound['heard'], more: Partial<Inbound> = {}): Inbound => ({
  key: 'msg-1',
  address: bà.id,
  at: NOON,
  heard,
  ...more,
});

const photo = { kind: 'photo', ref: 'https://f1.zdn.vn/anh.jpg' } as const;
const shapes: readonly (readonly [string, Partial<Shape>])[] = [
  ['bare, as live', { wrapped: false, photo: 'photo_url' }],
  ['wrapped, as documented', { wrapped: true, photo: 'photo' }],
  ['in seconds', { seconds: true }],
  ['with its date as text', { dateAsText: true }],
];
const kinds: readonly (readonly [string, Kind, Inbound['heard']])[] = [
  ['words', { text: '  Xin chào  ' }, { text: 'Xin chào' }],
  ['words with marks apart', { text: 'báo cáo'.normalize('NFD') }, { text: 'báo cáo' }],
  ['half an emoji', { text: 'ok \uD83D' }, { text: 'ok \uFFFD' }],
  ['a number', { text: '2' }, { text: '2' }],
  ['a photo', { photo: photo.ref }, { text: '', attachments: [photo] }],
  [
    'a photo with words',
    { photo: photo.ref, caption: 'Nhà văn hóa' },
    { text: 'Nhà văn hóa', attachments: [photo] },
  ],
  [
    'a voice',
    { voice: 'https://v1.zdn.vn/a.aac' },
    { text: '', attachments: [{ kind: 'voice', ref: 'https://v1.zdn.vn/a.aac', type: 'audio/aac' }] },
  ],
  ['a sticker', { sticker: '123' }, { text: '' }],
  ['what Zalo does not show us', 'unsupported', { text: '' }],
];

describe.each(shapes)('an update %s', (_, shape) => {
  test.each(kinds)('brings %s', async (_, kind, heard) => {
    const { simulator, bot, received } = open({ shape });
    await bot.prepare(signal);
    await simulator.write(bà, kind);
    expect(received).toEqual([[inbound(heard)]]);
  });
});

describe('in a group', () => {
  test('the bot hears who said it, without its own name in front', async () => {
    const { simulator, bot, received } = open();
    await bot.prepare(signal);
    await simulator.write(group, { text: '@Bot Thử xong rồi' });
    expect(received).toEqual([[inbound({ text: 'xong rồi' }, { address: 'group:zgr-1', by: bà.id })]]);
  });

  test('what Zalo does not show is not answered', async () => {
    const { simulator, bot, received } = open();
    await bot.prepare(signal);
    await simulator.write(group, 'unsupported');
    expect(received).toEqual([[]]);
  });

  test('answers go to the group', async () => {
    const { simulator, bot } = open();
    await bot.prepare(signal);
    await simulator.write(group, { text: '@Bot Thử xong' });
    expect(bot.isGroup?.('group:zgr-1')).toBe(true);
    await bot.send('group:zgr-1', { text: 'Đã nhận', choices: [] }, signal);
    expect(simulator.sent('zgr-1')).toEqual([{ chat: 'zgr-1', text: 'Đã nhận' }]);
  });
});

describe('the door', () => {
  const ask = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const { bot, simulator } = open();
    await bot.prepare(signal);
    const secret = simulator.webhook()?.secret ?? '';
    const request = new Request(`${PUBLIC}/hooks/zalo-bot`, {
      method: 'POST',
      body,
      headers: { 'x-bot-api-secret-token': secret, ...headers },
    });
    return bot.webhook?.receive(await toPost(request, NOON));
  };

  test.each([
    ['another secret', '{}', { 'x-bot-api-secret-token': 'khac' }, { refused: 'unsigned', status: 401 }],
    ['no secret', '{}', { 'x-bot-api-secret-token': '' }, { refused: 'unsigned', status: 401 }],
    ['no JSON', 'xin chào', {}, { refused: 'malformed', status: 200 }],
    [
      'no JSON, also unsigned, as in a trial',
      'xin chào',
      { 'x-bot-api-secret-token': '' },
      { refused: 'malformed', status: 200 },
    ],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe]), {}, { refused: 'malformed', status: 200 }],
    ['JSON that is no update', '{"ok":true}', {}, { refused: 'malformed', status: 200 }],
  ])('refuses %s', async (_, body, headers, refused) => {
    expect(await ask(body, headers as Record<string, string>)).toEqual(refused);
  });

  test('answers the empty question at registration', async () => {
    expect(await ask('', { 'x-bot-api-secret-token': '' })).toEqual([]);
  });

  test.each(['user.follow', 'message.file.received'])(
    'lets the unknown event %s pass',
    async (event_name) => {
      const message = {
        message_id: 'm',
        date: NOON,
        from: { id: 'a' },
        chat: { id: 'a', chat_type: 'PRIVATE' },
      };
      expect(await ask(JSON.stringify({ event_name, message }))).toEqual([]);
    },
  );
});

describe('registration', () => {
  const named = (simulator: { calls: readonly string[] }) =>
    simulator.calls.filter((call) => call === 'setWebhook').length;

  test('tells Zalo the address once', async () => {
    const { simulator, bot } = open();
    expect(await bot.prepare(signal)).toEqual({ changed: true });
    expect(await bot.prepare(signal)).toEqual({ changed: false });
    expect(named(simulator)).toBe(1);
    expect(simulator.webhook()?.url).toMatch(/^https:\/\/xa\.example\/hooks\/zalo-bot\?v=[0-9a-f]{8}$/);
    expect(simulator.webhook()?.secret.length).toBeGreaterThanOrEqual(32);
  });

  test('tells it again when it has moved', async () => {
    const { simulator, bot } = open();
    await bot.prepare(signal);
    const moved = createZaloBot({
      name: 'zalo-bot',
      commune: 'thu-nghiem',
      token: simulator.token,
      root: simulator.root,
      remote: createRemote(lineOverFetch(simulator.fetch)),
      download: async () => (async function* () {})(),
      publicUrl: 'https://khac.example/',
    });
    expect(await moved.prepare(signal)).toEqual({ changed: true });
    expect(simulator.webhook()?.url).toContain('https://khac.example/hooks/');
  });

  test('says when Zalo cannot reach us, though the address is kept', async () => {
    const { bot } = open({ isReachable: false });
    expect(await bot.prepare(signal)).toEqual({ changed: true, problem: 'webhook.err.unreachable' });
  });

  test('says when it was set too often today', async () => {
    const { bot } = open({ webhookCalls: 0 });
    await expect(bot.prepare(signal)).rejects.toMatchObject({ failure: 'quota' });
  });
});

describe('sending', () => {
  const said = async (faults: readonly Fault[], options: Partial<Options> = {}) => {
    const { simulator, bot } = open(options);
    await bot.prepare(signal);
    await simulator.write(bà, { text: 'a' });
    simulator.faults.add('sendMessage', ...faults);
    return { simulator, sending: bot.send(bà.id, { text: 'Chào bà ạ', choices: [] }, signal) };
  };

  test('gives the id of the message', async () => {
    const { simulator, sending } = await said([]);
    expect(await sending).toBe('sent-1');
    expect(simulator.sent()).toEqual([{ chat: bà.id, text: 'Chào bà ạ' }]);
  });

  const failure = (code: number, description = '', camel = false) => ({
    answer: { ok: false, description, [camel ? 'errorCode' : 'error_code']: code },
  });
  const table: readonly (readonly [string, Fault, Partial<SendError>])[] = [
    ['400', failure(400), { failure: 'rejected' }],
    ['401', failure(401), { failure: 'misconfigured' }],
    ['403, an error of their own', failure(403), { failure: 'unreachable' }],
    ['404', failure(404), { failure: 'misconfigured' }],
    ['408', failure(408), { failure: 'answer-lost' }],
    ['426 spelled the other way', failure(426, '', true), { failure: 'quota' }],
    ['429', { ...failure(429), headers: { 'retry-after': '7' } }, { failure: 'throttled', retryAfter: 7 }],
    ['429 for the month', failure(429, 'Monthly quota exceeded'), { failure: 'quota' }],
    ['a page of a gateway', { answer: '<html>', status: 502 }, { failure: 'answer-lost' }],
    ['a closed gateway', { answer: '<html>', status: 503 }, { failure: 'unreachable' }],
    ['a success that is not understood', { answer: { ok: true, result: {} } }, { failure: 'answer-lost' }],
    ['a failure without a code', { answer: { ok: false }, status: 500 }, { failure: 'answer-lost' }],
    ['an answer that is lost', 'lost', { failure: 'answer-lost' }],
    ['nobody there', 'unreachable', { failure: 'unreachable' }],
  ];
  test.each(table)('%s', async (_, fault, expected) => {
    const { sending } = await said([fault]);
    const error = await sending.catch((thrown) => thrown);
    expect(error).toBeInstanceOf(SendError);
    expect(error).toMatchObject(expected);
  });

  test('no error says the token', async () => {
    for (const fault of ['lost', 'unreachable', failure(401), { answer: '<html>', status: 502 }] as const) {
      const { simulator, sending } = await said([fault]);
      const error = await sending.catch((thrown) => thrown);
      expect(`${error} ${error.stack} ${error.cause}`).not.toContain(simulator.token);
    }
  });

  test('the quota of the month is told apart from going too fast', async () => {
    const { sending } = await said([], { monthly: 0 });
    await expect(sending).rejects.toMatchObject({ failure: 'quota' });
  });

  test('a drawing comes after its words, and is no reason to say them again', async () => {
    const pictureUrl = (name: string) => `${PUBLIC}/pictures/${name}.png`;
    const { simulator, bot } = open({}, { pictureUrl });
    await bot.prepare(signal);
    await simulator.write(bà, { text: 'a' });
    const message = { text: 'Bấm nút này.', choices: [], picture: { name: 'button', alt: 'Một nút' } };
    expect(await bot.send(bà.id, message, signal)).toBe('sent-1');
    simulator.faults.add('sendPhoto', 'lost');
    expect(await bot.send(bà.id, message, signal)).toBe('sent-3');
    expect(simulator.sent().slice(0, 2)).toEqual([
      { chat: bà.id, text: 'Bấm nút này.' },
      { chat: bà.id, photo: 'https://xa.example/pictures/button.png' },
    ]);
  });
});

describe('asking for messages', () => {
  const polling = (options: Partial<Options> = {}) => {
    const opened = open(options);
    const { simulator } = opened;
    const bot = createZaloBot({
      name: 'zalo-bot',
      commune: 'thu-nghiem',
      token: simulator.token,
      root: simulator.root,
      remote: createRemote(lineOverFetch(simulator.fetch)),
      download: async () => (async function* () {})(),
      wait: async () => {},
    });
    return { ...opened, bot };
  };

  test('takes one at a time, in order, past pauses and failures', async () => {
    const { simulator, bot } = polling();
    simulator.faults.add('getWebhookInfo', 'unreachable', { answer: '<html>', status: 502 });
    simulator.faults.add('getUpdates', { answer: { ok: false, error_code: 408 } }, 'unreachable', {
      answer: '<html>',
      status: 502,
    });
    for (const text of ['một', 'hai']) await simulator.write(bà, { text });
    const stop = new AbortController();
    const heard: string[] = [];
    await bot.poll?.(async (messages) => {
      heard.push(...messages.map(({ heard }) => heard.text));
      if (heard.length === 2) stop.abort();
    }, stop.signal);
    expect(heard).toEqual(['một', 'hai']);
  });

  test('keeps what the database would not take, for Zalo does not give it out again', async () => {
    const { simulator, bot } = polling();
    await simulator.write(bà, { text: 'một' });
    const stop = new AbortController();
    const tries: string[] = [];
    await bot.poll?.(async ([message]) => {
      tries.push(message?.heard.text ?? '');
      if (tries.length < 3) throw new Error('the database is away');
      stop.abort();
    }, stop.signal);
    expect(tries).toEqual(['một', 'một', 'một']);
  });

  test('ends when it is told to while nothing comes', async () => {
    const { bot } = polling();
    const stop = new AbortController();
    const ended = bot.poll?.(async () => {}, stop.signal);
    stop.abort();
    await ended;
  });

  test('refuses where a webhook would take everything', async () => {
    const { simulator, bot } = polling();
    await simulator.fetch(`${simulator.root}/bot${simulator.token}/setWebhook`, {
      method: 'POST',
      body: JSON.stringify({ url: 'https://khac.example/', secret_token: '12345678' }),
    });
    await expect(bot.poll?.(async () => {}, signal)).rejects.toMatchObject({ failure: 'misconfigured' });
  });

  test('ends with a token that is refused', async () => {
    const { simulator, bot } = polling();
    simulator.faults.add('getUpdates', { answer: { ok: false, error_code: 401 } });
    await expect(bot.poll?.(async () => {}, signal)).rejects.toMatchObject({ failure: 'misconfigured' });
  });

  test('there is no webhook then, and none is set', async () => {
    const { simulator, bot } = polling();
    expect(bot.webhook).toBeUndefined();
    expect(await bot.prepare(signal)).toEqual({ changed: false });
    expect(simulator.calls).toEqual([]);
  });
});

describe('the doctor', () => {
  const told = async (options: Partial<Options>, url?: string) => {
    const { simulator, bot } = open(options);
    if (url !== undefined) {
      await simulator.fetch(`${simulator.root}/bot${simulator.token}/setWebhook`, {
        method: 'POST',
        body: JSON.stringify({ url, secret_token: '12345678' }),
      });
    }
    return (await bot.examine(signal)).map(({ grade, text: { key } }) => `${grade} ${key}`);
  };

  test('is told who the bot is and where its messages go', async () => {
    expect(await told({})).toEqual(['good doctor.zalo-bot.bot', 'note doctor.webhook.none']);
    expect(await told({}, 'https://khac.example/')).toEqual([
      'good doctor.zalo-bot.bot',
      'note doctor.webhook.other',
    ]);
    const { bot } = open();
    await bot.prepare(signal);
    expect((await bot.examine(signal)).map(({ text: { key } }) => key)).toContain('doctor.webhook.right');
  });

  test('is told of a token that is refused, as of any failure', async () => {
    const { simulator, bot } = open();
    simulator.faults.add('getMe', { answer: { ok: false, error_code: 401 } });
    await expect(bot.examine(signal)).rejects.toMatchObject({ failure: 'misconfigured' });
  });
});
