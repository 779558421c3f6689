import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { runDoctor } from '../../src/cli/doctor-run.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/open-database.ts';
import { entry } from '../contract/store/people.ts';
import { openTelegram } from '../simulators/telegram/telegram.ts';
import { content } from '../support/test-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function look(env: Readonly<Record<string, string>>, rebuildCounters = false) {
  const lines: string[] = [];
  const code = await runDoctor({
    env: { DATA_DIR: folder, ...env },
    content,
    rebuildCounters,
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
  expect((await look({}, true)).told).toContain('ok     The counters were counted anew.');
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
