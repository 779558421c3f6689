import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWeb } from '../../src/adapters/channels/web/index.ts';
import type { Role } from '../../src/core/access/access.ts';
import { instant, later, MINUTE } from '../../src/core/time/instant.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const start = instant('2025-12-22T08:00:00+07:00');
let app: TestApp;
let zalo: WebChannel;
let telegram: WebChannel;
let said = 0;

beforeEach(async () => {
  const clock = { now: () => app.clock.now() };
  zalo = createWeb({ name: 'zalo-bot', commune: 'nghia-trung', clock });
  telegram = createWeb({ name: 'telegram', commune: 'nghia-trung', clock });
  app = await createTestApp('nghia-trung', start, {
    channels: [
      { ...zalo, isGroup: (address) => address.startsWith('group:') },
      telegram,
      createWeb({ name: 'telegram-yen-tho', commune: 'yen-tho', clock }),
    ],
  });
});
afterEach(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

/** What the bot says in one chat after that. */
async function say(channel: WebChannel, address: string, ...texts: readonly string[]): Promise<string> {
  const before = channel.history(address).length;
  await app.handleInbound(
    channel,
    texts.map((text) => ({ key: `s${++said}`, address, at: app.clock.now(), heard: { text } })),
  );
  await app.loop.drain();
  return news(channel, address, before);
}
const news = (channel: WebChannel, address: string, from = 0): string =>
  channel
    .history(address)
    .slice(from)
    .map(({ text, choices }) => [text, ...choices.map((choice) => `[${choice.text}]`)].join('\n'))
    .join('\n');

const codeIn = (text: string): string => /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0] ?? '';
const getCode = async (channel = telegram, address = 'bà'): Promise<string> =>
  codeIn(await say(channel, address, 'liên kết zalo'));

const accountOf = async (channel: WebChannel, address: string): Promise<string | undefined> =>
  (await app.store.transaction((tx) => tx.conversations.presence([{ channel: channel.name, address }])))[0]
    ?.account;
const rolesOf = async (channel: WebChannel, address: string): Promise<readonly string[]> => {
  const account = (await accountOf(channel, address)) ?? '';
  const held = await app.store.transaction((tx) => tx.grants.of([account], app.clock.now()));
  return (held.get(account) ?? []).map(({ role, unit }) => `${role} ${unit}`);
};
async function appoint(
  channel: WebChannel,
  address: string,
  role: Role = 'head',
  unit: string | null = 'thon-1',
) {
  await say(channel, address, 'menu');
  const account = (await accountOf(channel, address)) ?? '';
  await app.store.transaction(async (tx) =>
    tx.grants.add(account, { role, commune: 'nghia-trung', unit }, app.clock.now()),
  );
}
const isJoined = async (): Promise<boolean> =>
  (await accountOf(zalo, 'z')) === (await accountOf(telegram, 'bà'));

describe('two chats of one person', () => {
  test('become one when the code of one is typed in the other and agreed to', async () => {
    const code = await getCode();
    expect(await say(zalo, 'z', `mã nối ${code}`)).toContain('[1. Đồng ý nối]');
    expect(await isJoined()).toBe(false);
    expect(await say(zalo, 'z', '1')).toContain('Đã nối với Telegram');
    expect(await isJoined()).toBe(true);
    expect(news(telegram, 'bà')).toContain('Đã nối với Zalo');
  });

  test.each([
    ['the code alone', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['as a command', (code: string) => `/lienket ${code}`],
    ['with words without marks', (code: string) => `ma noi ${code} a`],
  ])('with %s', async (_, words) => {
    const code = await getCode();
    await say(zalo, 'z', words(code));
    await say(zalo, 'z', 'đồng ý nối');
    expect(await isJoined()).toBe(true);
  });

  test('also when the code is the first thing that is ever said there, in one breath with the answer', async () => {
    const code = await getCode();
    await say(zalo, 'z', code, '1');
    expect(await isJoined()).toBe(true);
    expect(await say(zalo, 'z', 'bỏ liên kết')).toContain('Đã bỏ nối với Telegram');
    expect(await isJoined()).toBe(false);
  });

  test('have each other’s roles, and the audit says who joined whom', async () => {
    await appoint(zalo, 'z');
    const code = await getCode();
    const asked = await say(zalo, 'z', code);
    expect(asked).toContain('Nơi kia sẽ dùng được vai trò của bạn');
    expect(asked).toContain('• người phụ trách đơn vị, Thôn 1');
    await say(zalo, 'z', '1');
    expect(await rolesOf(telegram, 'bà')).toEqual(['head thon-1']);
    expect(await say(telegram, 'bà', 'danh sách')).not.toContain('dành cho người');
    expect(app.audit.map(({ action, subject }) => [action, subject])).toContainEqual([
      'join-accounts',
      await accountOf(telegram, 'bà'),
    ]);
  });

  test('are reminded as one, where they were heard last', async () => {
    await appoint(telegram, 'bà');
    const code = await getCode();
    await say(zalo, 'z', code, '1');
    await say(telegram, 'bà', '1');
    const reminded = () =>
      [news(telegram, 'bà'), news(zalo, 'z')].map((all) => all.split('Nhắc hạn').length - 1);
    await app.forward.moveTo(instant('2025-12-24T08:00:00+07:00'));
    expect(reminded()).toEqual([1, 0]);
    await say(zalo, 'z', 'menu');
    await app.forward.moveTo(instant('2025-12-28T08:00:00+07:00'));
    expect(reminded()).toEqual([1, 1]);
  });

  test('go on in one chat with what was begun in the other', async () => {
    await appoint(telegram, 'bà');
    await say(zalo, 'z', await getCode(), '1');
    await say(telegram, 'bà', '1');
    await say(telegram, 'bà', 'báo cáo', 'Nguyễn Văn Thử', 'dừng');
    const resumed = await say(zalo, 'z', 'tiếp tục');
    expect(resumed).not.toContain('không có việc nào');
    expect(await say(zalo, 'z', 'Xóm Trại')).not.toContain('Bạn cần việc gì?');
    // It is in one place only, and may be taken back.
    expect(await say(telegram, 'bà', 'tiếp tục')).toContain('Số định danh');
    expect(await say(zalo, 'z', '001099000001')).toContain('Bạn cần việc gì?');
  });
});

describe('whoever made the code', () => {
  test('is asked too when they have roles, and nothing happens before', async () => {
    await appoint(telegram, 'bà', 'officer', null);
    const code = await getCode();
    expect(await say(zalo, 'z', code, '1')).toContain('Còn một bước nữa');
    expect(await isJoined()).toBe(false);
    expect(await say(telegram, 'bà', '1')).toContain('Đã nối với Zalo');
    expect(await rolesOf(zalo, 'z')).toEqual(['officer null']);
  });

  test('can say that it was not them', async () => {
    await appoint(telegram, 'bà', 'officer', null);
    const code = await getCode();
    await say(zalo, 'z', code, '1');
    expect(await say(telegram, 'bà', '2')).toContain('Đã hủy');
    expect(await isJoined()).toBe(false);
    expect(news(zalo, 'z')).toContain('bị từ chối trên Telegram');
    expect(await say(zalo, 'kẻ khác', code)).toContain('không đúng hoặc đã hết hạn');
  });

  test('cannot be skipped by pressing their button elsewhere', async () => {
    await appoint(telegram, 'bà', 'officer', null);
    await say(zalo, 'z', await getCode(), '1');
    const token = telegram
      .history('bà')
      .flatMap(({ choices }) => choices)
      .find(({ token }) => token.startsWith('/join confirm'))?.token;
    expect(token).toBeDefined();
    for (const address of ['z', 'kẻ khác']) {
      expect(await say(zalo, address, token ?? '')).toContain('không còn hiệu lực');
    }
    expect(await isJoined()).toBe(false);
  });
});

describe('a code', () => {
  const bad = 'không đúng hoặc đã hết hạn';

  test('can be refused by whoever typed it', async () => {
    const code = await getCode();
    await say(zalo, 'z', code);
    expect(await say(zalo, 'z', 'không phải tôi')).toContain('Đã hủy');
    expect(await say(zalo, 'z', code)).toContain(bad);
  });

  test('runs out after ten minutes, also between typing and agreeing', async () => {
    const code = await getCode();
    app.clock.moveTo(later(start, 9 * MINUTE));
    await say(zalo, 'z', code);
    app.clock.moveTo(later(start, 10 * MINUTE));
    expect(await say(zalo, 'z', '1')).toContain('không còn hiệu lực');
    expect(await say(zalo, 'z', code)).toContain(bad);
    expect(await isJoined()).toBe(false);
  });

  test('is good once, and ends when a new one is made', async () => {
    const first = await getCode();
    const second = await getCode();
    expect(await say(zalo, 'z', first)).toContain(bad);
    await say(zalo, 'z', second, '1');
    expect(await say(zalo, 'khác', second)).toContain(bad);
  });

  test('that somebody has typed is nobody else’s', async () => {
    const code = await getCode();
    await say(zalo, 'z', code);
    expect(await say(zalo, 'khác', code)).toContain(bad);
    await say(zalo, 'z', '1');
    expect(await isJoined()).toBe(true);
  });

  test('does nothing where it was made, nor where it has been used', async () => {
    const code = await getCode();
    expect(await say(telegram, 'bà', code)).toContain('chính cuộc trò chuyện này');
    await say(zalo, 'z', code, '1');
    expect(await say(zalo, 'z', await getCode())).toContain('đã được nối');
  });

  test('of another commune is wrong', async () => {
    const yenTho = createWeb({ name: 'telegram-yen-tho', commune: 'yen-tho', clock: app.clock });
    await app.handleInbound(yenTho, [{ key: 'y1', address: 'y', at: start, heard: { text: 'liên kết' } }]);
    const [row] = await app.store.transaction((tx) => tx.outbox.take('telegram-yen-tho', start, 10, 1));
    const code = codeIn(JSON.stringify(row?.say));
    expect(code).not.toBe('');
    expect(await say(zalo, 'z', code)).toContain(bad);
  });

  test('may be wrong five times an hour, and then even a right one is not looked at', async () => {
    const code = await getCode();
    for (let n = 0; n < 5; n++) expect(await say(zalo, 'z', 'ABCD-EFGH')).toContain(bad);
    expect(await say(zalo, 'z', code)).toContain('thử lại sau 60 phút');
    expect(await say(zalo, 'khác', code)).toContain('Đồng ý nối');
    app.clock.moveTo(later(start, 61 * MINUTE));
    expect(await say(zalo, 'z', await getCode())).toContain('Đồng ý nối');
  });

  test('is neither given nor taken where others read along', async () => {
    const group = { ...zalo, isGroup: (address: string) => address.startsWith('group:') };
    expect(await say(group, 'group:1', 'liên kết')).toContain('nhắn riêng');
    expect(await say(group, 'group:1', await getCode())).toContain('nhắn riêng');
    expect(await say(group, 'group:1', 'bỏ liên kết')).toContain('nhắn riêng');
  });

  test('is nowhere in the audit', async () => {
    const code = await getCode();
    await say(zalo, 'z', code, '1');
    expect(JSON.stringify(app.audit)).not.toContain(code.slice(0, 4));
  });
});

describe('undoing', () => {
  test.each([
    ['where it was typed', () => say(zalo, 'z', 'bỏ liên kết')],
    ['where it was made', () => say(telegram, 'bà', 'bỏ nối')],
    ['by the button', () => say(telegram, 'bà', '1')],
  ])('%s makes two people again, each with what they brought', async (_, undo) => {
    await appoint(zalo, 'z');
    const before = [await accountOf(zalo, 'z'), await rolesOf(zalo, 'z')];
    await say(zalo, 'z', await getCode(), '1');
    expect(await undo()).toContain('Đã bỏ nối');
    expect(await isJoined()).toBe(false);
    expect([await accountOf(zalo, 'z'), await rolesOf(zalo, 'z'), await rolesOf(telegram, 'bà')]).toEqual([
      ...before,
      [],
    ]);
    for (const [channel, address] of [
      [zalo, 'z'],
      [telegram, 'bà'],
    ] as const) {
      expect(news(channel, address)).toContain('Đã bỏ nối');
    }
  });

  test('of several asks which', async () => {
    await say(zalo, 'z', await getCode(), '1');
    await say(zalo, 'z2', await getCode(), '1');
    const asked = await say(telegram, 'bà', 'bỏ liên kết');
    expect(asked).toContain('Bạn muốn bỏ nối với nơi nào?');
    expect(asked).toContain('[2. Zalo, nối ngày 22/12/2025]');
    await say(telegram, 'bà', '2');
    expect([await isJoined(), (await accountOf(zalo, 'z2')) === (await accountOf(telegram, 'bà'))]).toEqual([
      false,
      true,
    ]);
  });

  test('of nothing says so', async () => {
    expect(await say(zalo, 'z', 'bỏ liên kết')).toContain('chưa nối');
  });
});
