import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Instant } from '../../src/core/time/instant.ts';
import type { Answer, Orders, Work } from './wire.ts';

/** One life of the bot. */
export interface BotProcess {
  /** False when it died before it was ready. */
  readonly ready: Promise<boolean>;
  /** False when it died before it had said that it was done; how much of it was done is then unknown. */
  ask(what: Work, now: Instant): Promise<boolean>;
  /** kill -9. */
  kill(): void;
  readonly dead: Promise<void>;
}

export function startBot(orders: Orders, env: Readonly<Record<string, string>>): BotProcess {
  const child = fork(join(import.meta.dirname, 'bot.ts'), [JSON.stringify(orders)], {
    env: { ...process.env, ...env },
    // Not those of the test runner.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (done: boolean) => void>();
  let asked = 0;
  let isAlive = true;

  child.on('message', (answer: Answer) => waiting.get(answer.type === 'ready' ? 0 : answer.id)?.(true));
  // What is written to a process that is dying.
  child.on('error', () => {});
  const dead = once(child, 'exit').then(([code, signal]: (number | string | null)[]) => {
    isAlive = false;
    for (const tell of waiting.values()) tell(false);
    if (signal !== 'SIGKILL') throw new Error(`the bot ended by itself: ${code ?? signal}`);
  });
  const answerTo = (id: number) => new Promise<boolean>((resolve) => waiting.set(id, resolve));

  return {
    ready: answerTo(0),
    ask(what, now) {
      if (!isAlive) return Promise.resolve(false);
      const id = ++asked;
      child.send({ id, now, what }, () => {});
      return answerTo(id);
    },
    kill: () => void child.kill('SIGKILL'),
    dead,
  };
}
