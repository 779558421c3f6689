import { setTimeout as pause } from 'node:timers/promises';
import type { Channel, Inbound } from '../../ports/channel.ts';
import type { Meters } from '../../ports/meters.ts';
import { type Spool, SpoolFull } from '../../ports/spool.ts';
import type { Receive } from '../receive.ts';

interface Deps {
  readonly receive: Receive;
  readonly spool: Spool;
  readonly meters: Meters;
  /** How long the database may take. Zalo waits two seconds for an answer, and switches off who is slower. */
  readonly patience?: number;
  readonly onError: (what: string, error: unknown) => void;
}

/** `safe`: in the database or on the disk. `full`: nowhere; the platform must send it again. */
export type TakeIn = (channel: Channel, messages: readonly Inbound[]) => Promise<'safe' | 'full'>;

/** Messages in one transaction. */
const MAX_BATCH = 200;
/** Those that come within so many milliseconds are written together: a commit waits for the disk, and nothing is read meanwhile. */
const GATHER = 3;

interface Waiting {
  readonly messages: readonly Inbound[];
  readonly answer: (outcome: 'safe' | 'full') => void;
}

/**
 * What comes while a batch is being written waits for the next one, so that a rush costs few transactions. A database
 * that fails or is slow makes the batch go to the disk, and everything after it too, until that has been replayed.
 */
export function createTakeIn({ receive, spool, meters, patience = 1_200, onError }: Deps): TakeIn {
  const queues = new Map<Channel, Waiting[]>();
  const working = new Set<Channel>();

  return (channel, messages) => {
    if (messages.length === 0) return Promise.resolve('safe');
    const queue = queues.get(channel) ?? [];
    queues.set(channel, queue);
    const taken = new Promise<'safe' | 'full'>((answer) => queue.push({ messages, answer }));
    void work(channel, queue);
    return taken;
  };

  async function work(channel: Channel, queue: Waiting[]): Promise<void> {
    if (working.has(channel)) return;
    working.add(channel);
    while (queue.length > 0) {
      await pause(GATHER);
      const batch = queue.splice(0, MAX_BATCH);
      const outcome = await keep(
        channel,
        batch.flatMap(({ messages }) => messages),
      );
      for (const { answer } of batch) answer(outcome);
    }
    working.delete(channel);
  }

  async function keep(channel: Channel, messages: readonly Inbound[]): Promise<'safe' | 'full'> {
    if (spool.waiting === 0 && (await isWritten(channel, messages))) return 'safe';
    try {
      await spool.add({ channel: channel.name, messages });
      meters.count('spooled', { channel: channel.name }, messages.length);
      return 'safe';
    } catch (error) {
      if (!(error instanceof SpoolFull)) onError(`spool of ${channel.name}`, error);
      meters.count('refused', { channel: channel.name, because: 'full' }, messages.length);
      return 'full';
    }
  }

  async function isWritten(channel: Channel, messages: readonly Inbound[]): Promise<boolean> {
    const writing = receive(channel, messages).then(
      () => true,
      (error: unknown) => {
        onError(`messages of ${channel.name}`, error);
        return false;
      },
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, patience, false);
    });
    // Whoever is late may still end well; what was spooled besides is then known already when it is replayed.
    return Promise.race([writing, late]).finally(() => clearTimeout(timer));
  }
}
