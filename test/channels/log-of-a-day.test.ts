import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Instant } from '../../src/core/time/instant.ts';
import { listen } from '../simulators/listen.ts';
import { openTelegram } from '../simulators/telegram/telegram.ts';
import { createZaloBotSimulator } from '../simulators/zalo-bot/simulator.ts';
import { createZaloOaSimulator } from '../simulators/zalo-oa/simulator.ts';
import { freePort } from '../support/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-log-'));
const closers: (() => Promise<void>)[] = [];
let app: ChildProcess | undefined;
afterEach(async () => {
  app?.kill('SIGKILL');
  for (const close of closers.splice(0)) await close();
  rmSync(folder, { recursive: true, force: true });
});

const now = (): Instant => Date.now() as Instant;
/** Nobody has these. */
const NAMES = ['Nguyễn Văn Ướt', 'Trần Thị Mẫu', 'Lê Thử Nghiệm'];
const NUMBERS = [
  '0912345678',
  '84987654321',
  '038099000017',
  '93A-123.45',
  '912345678',
  '8123456789012345001',
];
const WORDS = 'ông hàng xóm nhà số 17 đi xe không mũ';

async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 12_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`it never came to ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Names, numbers, cards, lists and tips over three platforms that fail in every way, to a process that logs all it can. */
test('a day of people and of failures leaves nothing of them in the log, nor a secret', async () => {
  const port = await freePort();
  const root = `http://127.0.0.1:${port}`;
  const deliver = (request: Request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${root}${pathname}${search}`, request)).catch(
      () => new Response(null, { status: 502 }),
    );
  };
  const telegram = await openTelegram({ token: '7001:token-of-telegram' });
  const bot = createZaloBotSimulator({ now, deliver, isReachable: false });
  const oa = createZaloOaSimulator({ now, deliver, webhookUrl: 'https://xa.example/hooks/zalo-oa' });
  const [servedBot, servedOa] = [await listen(bot.fetch), await listen(oa.fetch)];
  closers.push(telegram.close, servedBot.close, servedOa.close);
  const secrets = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    ZALO_BOT_TOKEN: bot.token,
    ZALO_OA_APP_SECRET: oa.app.secret,
    ZALO_OA_SECRET_KEY: oa.app.webhookSecret,
    ZALO_OA_REFRESH_TOKEN: 'refresh-0',
  };
  let output = '';
  app = spawn(process.execPath, ['src/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      ...secrets,
      TELEGRAM_API_ROOT: telegram.root,
      ZALO_BOT_API_ROOT: servedBot.root,
      ZALO_OA_ID: oa.oaId,
      ZALO_OA_APP_ID: oa.app.id,
      ZALO_OA_API_ROOT: servedOa.root,
      ZALO_OA_OAUTH_ROOT: servedOa.root,
      CAO_DIEM_COMMUNE: 'nghia-trung',
      PUBLIC_URL: 'https://xa.example',
      DATA_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: 'trace',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [app.stdout, app.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until(() => output.includes('localhost:') && bot.webhook() !== undefined, 'a start');

  const list = `1. ${NAMES[0]} ${NUMBERS[2]} ${NUMBERS[3]} thôn 3\n2. ${NAMES[1]} ${NUMBERS[0]}`;
  const lan = telegram.person(912_345_678, NAMES[2]);
  lan.start(`khong-co-${NUMBERS[0]}`);
  await until(() => lan.seen().length > 0, 'a greeting');
  for (const [method, fault] of [
    ['sendMessage', { type: 'server-error' }],
    ['sendMessage', { type: 'lose-answer' }],
    ['sendMessage', { type: 'gateway' }],
    ['answerCallbackQuery', { type: 'break' }],
    ['getUpdates', { type: 'break' }],
    ['getUpdates', { type: 'gateway' }],
  ] as const)
    telegram.faults.next(method, fault);
  for (const words of [list, 'phản ánh', WORDS, `/baocao ${list}`, NAMES[0] ?? '']) lan.say(words);
  lan.contact(NUMBERS[1] ?? '');
  lan.document(`${NAMES[1]}.xlsx`, Buffer.from(`PK không phải bảng ${list}`));
  lan.photo({ caption: list });

  const person = NUMBERS[5] ?? '';
  await bot.write({ id: person }, { text: list });
  bot.faults.add(
    'sendMessage',
    'lost',
    { answer: `<html>${list}`, status: 502 },
    { answer: { ok: false, error_code: 403 } },
  );
  await oa.act(person, 'follow');
  const no = { answer: { error: -201, message: `user_id ${person} of "${NAMES[0]}" is invalid` } };
  oa.faults.add('v3.0/oa/message/cs', no, 'lost', {
    answer: { error: -216, message: 'access-0 is invalid' },
  });
  oa.tokens.isDead = true;
  for (const text of [list, 'menu', WORDS]) {
    await oa.act(person, { text });
    await bot.write({ id: person }, { text });
  }
  await oa.act(person, { info: { name: NAMES[1], phone: NUMBERS[1] } });
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${root}/hooks/${path}`, { method: 'POST', body, headers });
  await post('zalo-oa', `{"event_name":"user_send_text","text":"${list}`);
  await post(
    'zalo-oa',
    JSON.stringify({ event_name: 'user_send_text', timestamp: '1', message: { text: list } }),
  );
  await post('zalo-bot', JSON.stringify({ message: list }), {
    'x-bot-api-secret-token': bot.webhook()?.secret ?? '',
  });
  await post('zalo-bot', `${list.repeat(3_000)}`);
  await fetch(`${root}/l/${NUMBERS[2]}?ten=${encodeURIComponent(NAMES[0] ?? '')}`, { method: 'POST' });
  await until(() => lan.seen().length >= 7 && bot.sent().length >= 3, 'answers');
  const metrics = await (await fetch(`${root}/metrics`)).text();
  const health = await (await fetch(`${root}/healthz`)).text();

  const ended = once(app, 'exit');
  app.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  // There was something to tell.
  expect(output.split('\n').filter((line) => line.startsWith('{')).length).toBeGreaterThan(1);
  const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /journal|spool/.test(one.parentPath))
    .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'));
  for (const told of [output, metrics, health, ...kept]) {
    for (const secret of [...Object.values(secrets), 'access-', 'token-of', 'refresh-'])
      expect(told).not.toContain(secret);
    for (const hidden of [...NAMES, ...NUMBERS, WORDS, 'Ướt', 'hàng xóm', '038099'])
      expect(told).not.toContain(hidden);
  }
});
