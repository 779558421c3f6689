import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../../test/support/free-port.ts';
import { median } from '../median.ts';
import { cpuOf, peakOf } from './proc.ts';
import { writeUpdates } from './write-updates.ts';

/**
 * npm run bench:peers [-- --updates 20000 --rounds 5 --only ours-poll,grammy-runner]: the product's whole dialogue, each
 * step durable, beside bare echo bots, over the same platform with the same updates. Prints the table of docs/benchmarks.md.
 */
const { values } = parseArgs({
  options: {
    updates: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const [updates, rounds] = [Number(values.updates), Number(values.rounds)];

interface Peer {
  readonly says: string;
  readonly script: string;
  readonly env?: Readonly<Record<string, string>>;
}

const peers: Readonly<Record<string, Peer>> = {
  'ours-poll': { says: '**Cao Điểm, polling: full dialogue, durable**', script: 'product.ts' },
  'grammy-runner': { says: 'grammY + runner, echo', script: 'bots/grammy-runner.js' },
  'grammy-runner-ordered': {
    says: 'grammY + runner, in the order of each chat, echo',
    script: 'bots/grammy-runner.js',
    env: { ORDERED: 'yes' },
  },
  'grammy-start': { says: 'grammY, its own polling, echo', script: 'bots/grammy-start.js' },
  'telegraf-poll': { says: 'Telegraf, polling, echo', script: 'bots/telegraf-poll.js' },
  'bare-poll': { says: 'no framework, polling, echo', script: 'bots/bare-poll.js' },
  'ours-webhook': {
    says: '**Cao Điểm, webhook: full dialogue, durable**',
    script: 'product.ts',
    env: { RECEIVE: 'webhook' },
  },
  'grammy-webhook': { says: 'grammY, webhook, echo', script: 'bots/grammy-webhook.js' },
  'telegraf-webhook': { says: 'Telegraf, webhook, echo', script: 'bots/telegraf-webhook.js' },
  'bare-webhook': { says: 'no framework, webhook, echo', script: 'bots/bare-webhook.js' },
};

interface Result {
  readonly perSecond: number;
  /** Milliseconds of processor time an update, of the bot alone, from the first update to the last answer. */
  readonly cpu: number;
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-peers-'));
const file = join(folder, 'updates.jsonl');
writeUpdates(file, updates);
const names = values.only?.split(',') ?? Object.keys(peers);
const results = new Map<string, Result[]>(names.map((name) => [name, []]));
// In turns, so that a machine that is busy for a while is busy for all of them.
for (let round = 1; round <= rounds; round++) {
  for (const name of names) {
    const peer = peers[name];
    if (peer === undefined) throw new Error(`nobody is called ${name}: ${Object.keys(peers).join(', ')}`);
    const result = await measure(peer, join(folder, `${name}-${round}`));
    results.get(name)?.push(result);
    console.error(`${round} ${name.padEnd(22)} ${show(result.perSecond)}/s  ${result.cpu.toFixed(3)} ms`);
  }
}
rmSync(folder, { recursive: true });
print();

async function measure({ script, env = {} }: Peer, data: string): Promise<Result> {
  const stub = start('stub.ts', {}, [file]);
  const { port } = await heard<{ port: number }>(stub, 'port');
  const bot = start(script, {
    ...env,
    API_ROOT: `http://127.0.0.1:${port}`,
    BOT_TOKEN: '7001:made-up-token',
    BOT_PORT: String(await freePort()),
    DATA_DIR: data,
  });
  await once(bot, 'message');
  const before = cpuOf(bot.pid);
  stub.send('go');
  const { ended } = await heard<{ ended: number }>(stub, 'ended');
  const cpu = ((cpuOf(bot.pid) - before) * 1_000) / updates;
  const megabytes = peakOf(bot.pid);
  const { wrong } = await heard<{ wrong: number }>(stub, 'wrong');
  for (const child of [bot, stub]) {
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  if (wrong > 0) throw new Error(`${script}: ${wrong} chats were not answered once for each message`);
  return { perSecond: updates / ended, cpu, megabytes };
}

function start(script: string, env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const child = fork(join(import.meta.dirname, script), args, { env: { ...process.env, ...env } });
  child.on('exit', (code) => {
    throw new Error(`${script} ended with ${code}`);
  });
  return child;
}

async function heard<T extends object>(child: ChildProcess, what: keyof T & string): Promise<T> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [T];
    if (what in message) return message;
  }
}

function print(): void {
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, ${show(updates)} updates, ${rounds} rounds\n`,
  );
  console.log('| bot | updates/s | of grammY + runner | CPU an update | peak memory |');
  console.log('|---|--:|--:|--:|--:|');
  const runner = results.get('grammy-runner') ?? [];
  for (const [name, rows] of results) {
    const perSecond = median(rows.map((row) => row.perSecond));
    // Both of one round met the same weather.
    const ratio = median(rows.map((row, n) => row.perSecond / (runner[n]?.perSecond ?? Number.NaN)));
    const cpu = median(rows.map((row) => row.cpu));
    const megabytes = median(rows.map((row) => row.megabytes));
    console.log(
      `| ${peers[name]?.says} | ${show(perSecond)} | ${Number.isNaN(ratio) ? '–' : ratio.toFixed(2)} | ${cpu.toFixed(3)} ms | ${megabytes} MB |`,
    );
  }
}

function show(amount: number): string {
  return Math.round(amount).toLocaleString('en-GB');
}
