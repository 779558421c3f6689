import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Instant } from '../../src/core/time/instant.ts';
import { type Listening, listen } from '../simulators/listen.ts';
import { openTelegram, type Telegram } from '../simulators/telegram/telegram.ts';
import { createZaloBotSimulator } from '../simulators/zalo-bot/simulator.ts';
import { createZaloOaSimulator, type ZaloOaSimulator } from '../simulators/zalo-oa/simulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-real-'));
const opened: Pick<Listening, 'close'>[] = [];
let app: ChildProcess | undefined;
let output = '';
afterEach(async () => {
  app?.kill('SIGKILL');
  for (const platform of opened.splice(0)) await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(token: string, username: string): Promise<Telegram> {
  const telegram = await openTelegram({ token, username });
  opened.push(telegram);
  return telegram;
}

const now = (): Instant => Date.now() as Instant;
/** What platforms post to the address that they were told goes to the process on this machine. */
function deliver(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const root = /http:\/\/localhost:\d+/.exec(output)?.[0];
  return fetch(new Request(`${root}${pathname}${search}`, request));
}

/** OAs of one app, which has one webhook. */
async function openOa(oaId: string): Promise<ZaloOaSimulator & Listening> {
  const oa = createZaloOaSimulator({ now, deliver, oaId, webhookUrl: 'https://xa.example/hooks/zalo' });
  const served = await listen(oa.fetch);
  opened.push(served);
  return { ...oa, ...served };
}

async function openZaloBot() {
  const bot = createZaloBotSimulator({ now, deliver });
  const served = await listen(bot.fetch);
  opened.push(served);
  return { ...bot, ...served };
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
test('one process serves the bots and OAs of several communes, each with its own plan, and says no token', async () => {
  const first = await open('7001:token-of-the-first', 'nghia_trung_bot');
  const second = await open('7002:token-of-the-second', 'yen_tho_bot');
  const bot = await openZaloBot();
  const [oa, other] = [await openOa('3333333333333333331'), await openOa('3333333333333333332')];
  const entry = (platform: string, commune: string, { root }: Listening, more: string) =>
    `  - { platform: ${platform}, name: ${platform}-${commune}, commune: ${commune}, apiRoot: "${root}", ${more} }\n`;
  const ofOa = ({ oaId, root, app: { id } }: ZaloOaSimulator) =>
    `oaId: "${oaId}", appId: "${id}", oauthRoot: "${root}", path: zalo, appSecret: { env: APP }, webhookSecret: { env: HOOK }, refreshToken: { env: REFRESH }`;
  const entries = [
    entry('telegram', 'nghia-trung', first, 'token: { env: A }'),
    entry('telegram', 'yen-tho', second, 'token: { env: B }'),
    entry('zalo-bot', 'kon-tum', bot, 'token: { env: C }'),
    entry('zalo-oa', 'nghia-trung', oa, ofOa(oa)),
    entry('zalo-oa', 'loc-hoa', other, ofOa(other)),
  ];
  writeFileSync(join(folder, 'channels.yaml'), `channels:\n${entries.join('')}`);
  const { secret: APP, webhookSecret: HOOK } = oa.app;
  const tokens = { A: first.token, B: second.token, C: bot.token, APP, HOOK, REFRESH: oa.tokens.refresh };
  await start({ ...tokens, PUBLIC_URL: 'https://xa.example' });
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

  await until(() => bot.webhook() !== undefined);
  const person = '8123456789012345001';
  await Promise.all([
    bot.write({ id: 'nguoi-1' }, { text: 'chào' }),
    oa.act(person, 'follow'),
    other.act(person, 'follow'),
  ]);
  await until(() => [bot, oa, other].every((one) => one.sent().length > 0));
  expect(bot.sent('nguoi-1')[0]?.text).toContain('Kon Tum');
  expect(oa.sent(person)[0]?.text).toContain('Nghĩa Trung');
  expect(other.sent(person)[0]?.text).toContain('Lộc Hòa');

  const ended = once(app as ChildProcess, 'exit');
  app?.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(output).not.toMatch(/token-of-the|Lan|Tám/);
  for (const secret of Object.values(tokens)) expect(output).not.toContain(secret);
});
