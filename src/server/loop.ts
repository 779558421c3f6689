import { schedule } from 'node-cron';
import type { DeliverOutbox } from '../app/deliver-outbox.ts';
import type { FireReminders } from '../app/fire-reminders.ts';
import type { Channel } from '../ports/channel.ts';

interface Deps {
  readonly channels: readonly Channel[];
  readonly fireReminders: FireReminders;
  readonly deliverOutbox: DeliverOutbox;
  /** The epoch of this process as the sender of a channel. */
  readonly epochOf: (channel: string) => number;
  readonly onError: (what: string, error: unknown) => void;
}

export interface Loop {
  /** Looks at the clock and sends everything that may go now. Calls made meanwhile share the next round. */
  drain(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** Rounds of one channel without a pause; whatever is left waits for the next tick. */
const MAX_ROUNDS = 1_000;

/** Turns the rows in the database into action. The rows are the truth; node-cron only says "look again". */
export function createLoop({ channels, fireReminders, deliverOutbox, epochOf, onError }: Deps): Loop {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function round(): Promise<void> {
    await attempt('reminders', fireReminders);
    await Promise.all(
      channels.map((channel) =>
        attempt(`outbox of ${channel.name}`, async () => {
          for (let n = 0; n < MAX_ROUNDS && (await deliverOutbox(channel, epochOf(channel.name))) > 0; n++);
        }),
      ),
    );
  }

  async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      onError(what, error);
    }
  }

  function drain(): Promise<void> {
    if (running === undefined) {
      running = round().finally(() => {
        running = undefined;
      });
      return running;
    }
    // What was written while a round was under way may have been missed by it: one more round for all who ask.
    next ??= running.then(() => {
      next = undefined;
      return drain();
    });
    return next;
  }

  const task = schedule('* * * * * *', () => drain(), { noOverlap: true });
  task.stop();
  return {
    drain,
    start: () => void task.start(),
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
