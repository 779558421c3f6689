import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Hand } from '../simulators/by-hand/hand.ts';
import { obey } from '../simulators/by-hand/obey.ts';
import { holdZaloBot } from '../simulators/by-hand/zalo-bot.ts';
import { holdZaloOa } from '../simulators/by-hand/zalo-oa.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-by-hand-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return {
    write: (line: string) => child.stdin.write(`${line}\n`),
    output: () => output,
    until: (what: RegExp): Promise<void> => until(() => output, what),
  };
}

async function until(read: () => string, what: RegExp): Promise<void> {
  for (const end = Date.now() + 20_000; !what.test(read()); ) {
    if (Date.now() > end) throw new Error(`it never came to ${what}:\n${read()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The variables that the simulator says to start the bot with. */
const envIn = (output: string): Record<string, string> =>
  Object.fromEntries(
    [...output.matchAll(/^ {2}([A-Z_]+)=(\S+) \\$/gm)].map(([, name = '', value = '']) => [name, value]),
  );

test('somebody at a terminal plays people of a simulated platform with the bot as it is', async () => {
  const telegram = start('test/simulators/by-hand/run.ts', ['telegram', '--port', '0']);
  await telegram.until(/throttle 5/);
  const env = envIn(telegram.output());
  const bot = start('src/main.ts', [], { ...env, DATA_DIR: folder, PORT: '0' });
  await bot.until(/telegram → nghia-trung/);

  telegram.write('lan');
  await telegram.until(/lan < Chào bạn!.*xã Nghĩa Trung[\s\S]*\[2\. /);
  telegram.write('lan > [2]');
  await telegram.until(/lan < Bạn cần hướng dẫn việc nào\?/);
  telegram.write('! sendMessage fail');
  telegram.write('lan > dung');
  await telegram.until(/lan < Đã dừng/);
  telegram.write('ai đó nói gì');
  await telegram.until(/\? .*name > words/);
});

/** Zalo posts to it, so the simulators must know it before the bot is there. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

test('the same for a Zalo bot and a Zalo OA, by numbers', async () => {
  const port = await freePort();
  const root = `http://127.0.0.1:${port}`;
  const [bot, oa] = [await holdZaloBot(0, root), await holdZaloOa(0, root)];
  const env = {
    ...bot.env,
    ...oa.env,
    CAO_DIEM_COMMUNE: 'nghia-trung',
    DATA_DIR: folder,
    PORT: String(port),
  };
  const people: string[] = [];
  const app = start('src/main.ts', [], env);
  await app.until(/localhost:/);

  const play = async (hand: Hand, line: string, answer: RegExp): Promise<void> => {
    await obey(hand, line, (person) => people.push(person));
    await until(() => hand.seen('lan').join('\n'), answer);
  };
  for (const [hand, send] of [
    [bot, 'sendMessage'],
    [oa, 'v2.0/oa/message'],
  ] as const) {
    await play(hand, 'lan', /Chào bạn![\s\S]*xã Nghĩa Trung[\s\S]*2\. /);
    await play(hand, 'lan > [2]', /Bạn cần hướng dẫn việc nào\?/);
    await obey(hand, `! ${send} lose`, () => {});
    await play(hand, 'lan > dừng', /Đã dừng/);
    await expect(obey(hand, `! ${send} explode`, () => {})).rejects.toThrow('no such fault');
    // Whatever came of that answer, it was said once.
    await play(hand, 'lan > menu', /Đã dừng[\s\S]*Bạn cần việc gì\?/);
    expect(hand.seen('lan').filter((text) => text.includes('Đã dừng'))).toHaveLength(1);
  }
  await obey(oa, 'lan leaves', () => {});
  expect(new Set(people)).toEqual(new Set(['lan']));
  await Promise.all([bot.close(), oa.close()]);
});
