import { createTask } from 'node-cron';
import type { DeliverOutbox } from '../app/deliver-outbox.ts';
import type { Channel } from '../ports/channel.ts';

interface Deps {
  readonly channels: readonly Channel[];
  /** What the clock brings, in this order, before messages go out. */
  readonly due: readonly Task[];
  /** What can wait, after messages have gone out. */
  readonly later: readonly Task[];
  readonly deliverOutbox: DeliverOutbox;
  /** The epoch of this process as the sender of a channel; undefined while another one sends. */
  readonly hold: (channel: string) => Promise<number | undefined>;
  readonly onError: (what: string, error: unknown) => void;
}

/** Done each time the clock is looked at; it finds out itself whether there is something to do. */
export interface Task {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** Ends what it has begun and not waited for. */
  readonly stop?: () => Promise<void>;
}

export interface Loop {
  /** Sends everything that may go now. Calls made during a round share the next one. */
  drain(): Promise<void>;
  /** Asks the clock what has fallen due, drains, and does what can wait. */
  tick(): Promise<void>;
  start(): void;
  /** Ends when the round under way has ended. */
  stop(): Promise<void>;
}

/** Turns the rows in the database into action. The rows are the truth; node-cron only says "look again". */
export function createLoop({ channels, due, later, deliverOutbox, hold, onError }: Deps): Loop {
  const timers = new Map<string, NodeJS.Timeout>();
  let isStopping = false;
  const drain = async (): Promise<void> => {
    await Promise.all(channels.map(deliver));
  };

  /** What only the pace holds back goes on by itself; nobody waits for it. */
  async function deliver(channel: Channel): Promise<void> {
    const { name } = channel;
    const again = await attempt(`outbox of ${name}`, async () => {
      const epoch = await hold(name);
      return epoch === undefined ? undefined : deliverOutbox(channel, epoch);
    });
    if (again === undefined || isStopping) return;
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(() => void deliver(channel), again).unref());
  }

  async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      onError(what, error);
      return undefined;
    }
  }

  const look = async (sending: (sent: Promise<void>) => Promise<void> | undefined): Promise<void> => {
    for (const { name, run } of due) await attempt(name, run);
    await sending(drain());
    for (const { name, run } of later) await attempt(name, run);
  };
  const tick = oneAtATime(() => look((sent) => sent));

  // A platform that takes long to answer must not hold up the clock.
  const task = createTask(
    '* * * * * *',
    oneAtATime(() => look(() => undefined)),
    // A second that is missed or still busy is no news, and what it writes there is not of our log.
    { suppressMissedWarning: true },
  );
  return {
    drain,
    tick,
    start: () => void task.start(),
    async stop() {
      await task.destroy();
      isStopping = true;
      for (const timer of timers.values()) clearTimeout(timer);
      for (const { name, stop } of [...due, ...later]) if (stop) await attempt(name, stop);
      await tick();
    },
  };
}

/** Never two at once. What was written while a round was under way may have been missed by it, so one more follows. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  return function begin(): Promise<void> {
    if (running === undefined) {
      running = work().finally(() => {
        running = undefined;
      });
      return running;
    }
    next ??= running.then(() => {
      next = undefined;
      return begin();
    });
    return next;
  };
}
