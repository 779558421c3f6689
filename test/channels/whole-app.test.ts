import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openTelegram, type Telegram } from '../simulators/telegram/telegram.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-real-'));
const opened: Telegram[] = [];
let app: ChildProcess | undefined;
let output = '';
afterEach(async () => {
  app?.kill('SIGKILL');
  for (const telegram of opened.splice(0)) await telegram.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(token: string, username: string): Promise<Telegram> {
  const telegram = await openTelegram({ token, username });
  opened.push(telegram);
  return telegram;
}

async function start(env: Readonly<Record<string, string>>): Promise<void> {
  app = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'trace', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const add = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  app.stdout?.on('data', add);
  app.stderr?.on('data', add);
  await until(() => output.includes('http://localhost:'));
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`it never came to that:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** `npm start` as an operator starts it, with the bots of two communes. */
test('one process serves the bots of two communes, each with its own plan, and says no token', async () => {
  const first = await open('7001:token-of-the-first', 'nghia_trung_bot');
  const second = await open('7002:token-of-the-second', 'yen_tho_bot');
  const entry = (name: string, commune: string, { root }: Telegram, env: string) =>
    `  - { platform: telegram, name: ${name}, commune: ${commune}, apiRoot: "${root}", token: { env: ${env} } }\n`;
  writeFileSync(
    join(folder, 'channels.yaml'),
    `channels:\n${entry('a', 'nghia-trung', first, 'A')}${entry('b', 'yen-tho', second, 'B')}`,
  );
  await start({ A: first.token, B: second.token });
  const [lan, tam] = [first.person(5_001, 'Lan'), second.person(5_001, 'Tám')];
  lan.start();
  tam.start();
  await until(() => lan.seen().length === 1 && tam.seen().length === 1);
  expect(lan.seen()[0]?.text).toContain('Nghĩa Trung');
  expect(tam.seen()[0]?.text).toContain('Yên Thọ');
  expect(lan.seen()[0]?.buttons.length).toBeGreaterThan(2);

  lan.tap(1);
  await until(() => lan.seen().length === 2);
  // The press is answered, and its message shows what was chosen.
  await until(() => [...first.world.presses.values()].every(({ answered }) => answered !== undefined));
  await until(() => lan.seen()[0]?.buttons.length === 0);
  expect(lan.seen()[0]?.text).toContain('▸ ');

  const ended = once(app as ChildProcess, 'exit');
  app?.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(output).not.toMatch(/token-of-the|Lan|Tám/);
});
