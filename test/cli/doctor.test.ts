import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DoctorCli, runDoctor } from '../../src/cli/doctor-run.ts';
import { readConfig } from '../../src/config.ts';
import { instant } from '../../src/core/time/instant.ts';
import { openDatabase } from '../../src/open-database.ts';
import type { Store } from '../../src/ports/store.ts';
import { entry } from '../contract/store/people.ts';
import { openTelegram } from '../simulators/telegram/telegram.ts';
import { content } from '../support/test-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Wishes = Pick<DoctorCli, 'rebuildCounters' | 'retry' | 'drop' | 'language'>;

async function look(env: Readonly<Record<string, string>>, wishes: Wishes = {}) {
  const lines: string[] = [];
  const code = await runDoctor({
    env: { DATA_DIR: folder, ...env },
    content,
    ...wishes,
    out: (text) => lines.push(text),
  });
  return { code, told: lines.join('\n') };
}

test('a bot that is in order is told so', async () => {
  const { code, told } = await look({});
  expect(told).toContain('Everything is in order.');
  expect(told).toContain('0 messages of web wait');
  expect(code).toBe(0);
});

test('in Vietnamese it says the same', async () => {
  const { code, told } = await look({}, { language: 'vi' });
  expect(told).toContain('tốt    Mở được cơ sở dữ liệu, các bảng đã mới, khóa đúng.');
  expect(told).toContain('tốt    web: 0 tin đang chờ gửi.');
  expect(told).toContain('Mọi thứ đều ổn.');
  expect(code).toBe(0);
});

test('a proxy that nobody has told the server of is told', async () => {
  const PUBLIC_URL = 'https://bot.example.vn';
  expect((await look({ PUBLIC_URL })).told).toContain('TRUSTED_PROXIES does not say so');
  expect((await look({ PUBLIC_URL, TRUSTED_PROXIES: '1' })).told).not.toContain('TRUSTED_PROXIES');
});

test('a secret that is missing is told, and never one that is there', async () => {
  const TELEGRAM_BOT_TOKEN = '7001:made-up-token';
  const { code, told } = await look({ TELEGRAM_BOT_TOKEN });
  expect(told).toMatch(/WRONG {2}CAO_DIEM_COMMUNE must name/);
  expect(told).not.toContain(TELEGRAM_BOT_TOKEN);
  expect(code).toBe(1);
});

test('totals that do not say what the rows say are told, and counted anew when asked', async () => {
  const { store } = await openDatabase(readConfig({ DATA_DIR: folder }));
  await store.transaction((tx) => tx.entries.record(entry({ commune: 'nghia-trung' })));
  await store.close();
  expect((await look({})).told).toContain('ok     The counters say what the rows say.');

  const db = new Database(join(folder, 'cao-diem.db'));
  db.exec('UPDATE tally SET entries = entries + 2');
  db.close();
  const drifted = await look({});
  expect(drifted.told).toMatch(/WRONG {2}Counters .*tally of nghia-trung .* is 3 and should be 1/);
  expect(drifted.code).toBe(1);
  expect((await look({}, { rebuildCounters: true })).told).toContain(
    'ok     The counters were counted anew.',
  );
  expect((await look({})).told).toContain('ok     The counters say what the rows say.');
});

test('Telegram is asked who the bot is, and what its webhook says', async () => {
  const telegram = await openTelegram({ username: 'nghia_trung_bot' });
  const env = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    CAO_DIEM_COMMUNE: 'nghia-trung',
  };
  telegram.world.webhook = { url: 'https://khac.example/hooks/x', secret: undefined };
  const { code, told } = await look(env);
  expect(told).toContain('ok     telegram: Telegram knows the bot @nghia_trung_bot.');
  expect(told).toContain('note   telegram: A webhook is set: https://khac.example/hooks/x.');
  expect(code).toBe(0);

  const wrong = await look({ ...env, TELEGRAM_BOT_TOKEN: '7001:another' });
  expect(wrong.told).toMatch(/WRONG {2}telegram: The platform refuses: 401 Unauthorized\. Check the token/);
  expect(wrong.told).not.toContain('7001:another');
  expect(wrong.code).toBe(1);

  await telegram.close();
  const away = await look(env);
  expect(away.told).toMatch(/WRONG {2}telegram: The platform could not be asked: ECONNREFUSED/);
  expect(away.code).toBe(1);
});

describe('messages that need somebody', () => {
  const home = join(folder, 'stuck');
  const env = { DATA_DIR: home };
  let store: Store;
  let letter = '';
  beforeAll(async () => {
    store = (await openDatabase(readConfig(env))).store;
    await store.transaction(async (tx) => {
      const at = instant('2025-12-22T08:00:00+07:00');
      const heard = { text: 'Nguyễn Văn Thử, 001099000001' };
      tx.deadLetters.add(
        { channel: 'web', key: 'k1', address: 'bà-0912345678', at, reason: 'TypeError at src/x.ts:1' },
        { key: 'k1', address: 'bà-0912345678', at, heard },
      );
      tx.outbox.add({
        key: 'a',
        channel: 'web',
        address: 'bà-0912345678',
        kind: 'notice',
        language: 'vi',
        say: { parts: [{ key: 'plain', params: { text: 'Nhắc bà Thử' } }], choices: [] },
        notBefore: at,
      });
      const [row] = await tx.outbox.take('web', at, 1, 1);
      tx.outbox.settle(row?.id ?? 0, 1, { state: 'failed', reason: 'blocked' });
      letter = `out:${row?.id}`;
    });
  });
  afterAll(() => store.close());

  test('are listed while the bot is running, without a word of them and without whose they are', async () => {
    const { code, told } = await look(env);
    expect(told).toContain('note   in:web:k1, put aside 2025-12-22T01:00:00Z: TypeError at src/x.ts:1');
    expect(told).toContain(`note   ${letter}, notice on web, due 2025-12-22T01:00:00Z: failed, blocked`);
    expect(told).not.toMatch(/Thử|0912345678|001099/);
    expect(code).toBe(0);
  });

  test('are tried again or forgotten when the operator says so', async () => {
    const { told } = await look(env, { retry: ['in:web:k1', letter], drop: ['out:999'] });
    expect(told).toContain('ok     in:web:k1: the bot tries it again');
    expect(told).toContain('WRONG  There is no out:999.');
    await store.transaction(async (tx) => {
      expect(await tx.deadLetters.wanted(9)).toHaveLength(1);
      expect(await tx.outbox.undelivered(['web'], 0 as never, 9)).toEqual([]);
    });
    const after = await look(env, { drop: ['in:web:k1'] });
    expect(after.told).toContain('ok     in:web:k1: is forgotten.');
    expect((await look(env)).told).not.toContain('in:web:k1');
  });
});

describe('channels that do not fit', () => {
  test('one that people wrote through and that was renamed is told', async () => {
    const home = join(folder, 'renamed');
    const { store } = await openDatabase(readConfig({ DATA_DIR: home }));
    await store.transaction(async (tx) => {
      const [bà] = await tx.conversations.load([{ channel: 'telegram', address: '5001' }]);
      if (bà) tx.conversations.save(bà);
    });
    await store.close();
    const { code, told } = await look({ DATA_DIR: home });
    expect(told).toContain(
      'WRONG  The database has 1 chats of a channel telegram, and none is called so now.',
    );
    expect(code).toBe(1);
  });

  test('two with the same bot are refused, and the token is not said', async () => {
    const home = join(folder, 'twins');
    mkdirSync(home);
    const entry = (name: string) =>
      `  - { platform: telegram, name: ${name}, commune: nghia-trung, token: { env: ${name.toUpperCase()} } }\n`;
    writeFileSync(join(home, 'channels.yaml'), `channels:\n${entry('a')}${entry('b')}`);
    const { code, told } = await look({ DATA_DIR: home, A: '7001:made-up', B: '7001:made-up-again' });
    expect(told).toContain('WRONG  The channels a and b have the same bot; each needs one of its own.');
    expect(told).not.toContain('made-up');
    expect(code).toBe(1);
  });
});
