import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'vitest';

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
    async until(what: RegExp): Promise<void> {
      for (const end = Date.now() + 20_000; !what.test(output); ) {
        if (Date.now() > end) throw new Error(`it never came to ${what}:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
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
