import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runDoctor } from '../../src/cli/doctor-run.ts';
import { content } from '../support/test-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function look(env: Readonly<Record<string, string>>) {
  const lines: string[] = [];
  const code = await runDoctor({
    env: { DATA_DIR: folder, ...env },
    content,
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
