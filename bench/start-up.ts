import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { median } from './median.ts';

export interface StartUp {
  /** Milliseconds from the command to the first answer of /healthz, in an empty data folder and in a used one. */
  readonly fresh: number;
  readonly existing: number;
  /** Resident memory in MB, when nobody has done anything for a while. Only on Linux. */
  readonly idleMegabytes: number | undefined;
}

const ROOT = join(import.meta.dirname, '..');
/** V8 takes some seconds to give back what it has collected. */
const IDLE_AFTER = 30_000;

export async function measureStartUp(rounds: number): Promise<StartUp> {
  const fresh: number[] = [];
  const existing: number[] = [];
  const idle: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'cao-diem-start-'));
    const first = await start(folder);
    fresh.push(first.took);
    await stop(first.process);
    const second = await start(folder);
    existing.push(second.took);
    await setTimeout(IDLE_AFTER);
    const megabytes = residentMegabytes(second.process);
    if (megabytes !== undefined) idle.push(megabytes);
    await stop(second.process);
    rmSync(folder, { recursive: true });
  }
  return {
    fresh: median(fresh),
    existing: median(existing),
    idleMegabytes: idle.length > 0 ? median(idle) : undefined,
  };
}

async function start(folder: string): Promise<{ readonly process: ChildProcess; readonly took: number }> {
  const port = await findFreePort();
  const began = performance.now();
  const child = spawn(process.execPath, readStart(), {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`);
    await setTimeout(5);
  }
  return { process: child, took: performance.now() - began };
}

/** What `npm start` gives to Node. */
function readStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').slice(1);
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function residentMegabytes({ pid }: ChildProcess): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
