import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One life of the process, from its start to its death. */
export interface Life {
  /** The port that it answers on; undefined when it died before that. */
  readonly port: Promise<number | undefined>;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
  readonly isOver: () => boolean;
  /** Everything that it printed and logged. */
  readonly output: () => string;
}

/** As `npm start` does it. */
const AS_STARTED = ['--import', join(import.meta.dirname, '../../../src/compile-cache.js')];

export function startLife(shift: number, env: Readonly<Record<string, string>>): Life {
  const child = spawn(process.execPath, [...AS_STARTED, join(import.meta.dirname, 'bot.ts'), String(shift)], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'trace', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let isOver = false;
  const { promise: port, resolve } = Promise.withResolvers<number | undefined>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /^Cao Điểm: \S+:(\d+)$/m.exec(output);
      if (found) resolve(Number(found[1]));
    });
  }
  const dead = once(child, 'exit').then(([code]) => {
    isOver = true;
    resolve(undefined);
    return code as number | null;
  });
  return {
    port,
    end(signal) {
      child.kill(signal);
      return dead;
    },
    isOver: () => isOver,
    output: () => output,
  };
}
