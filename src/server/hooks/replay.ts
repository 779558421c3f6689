import type { Channel } from '../../ports/channel.ts';
import type { Meters } from '../../ports/meters.ts';
import type { Spool } from '../../ports/spool.ts';
import type { Receive } from '../receive.ts';

interface Deps {
  readonly spool: Spool;
  readonly channels: readonly Channel[];
  readonly receive: Receive;
  readonly meters: Meters;
  /** Whether the database answers: then a batch that cannot be written is at fault itself. */
  readonly isStoreUp: () => Promise<boolean>;
  readonly onError: (what: string, error: unknown) => void;
}

/** A batch that fails this often while the database is well is in the way of all others. */
const MAX_FAILURES = 5;

/** Writes what was spooled, oldest first, and stops at the first that still cannot be written. */
export function createReplay({ spool, channels, receive, meters, isStoreUp, onError }: Deps) {
  let failures = 0;
  return async (): Promise<void> => {
    for (let batch = await spool.oldest(); batch !== undefined; batch = await spool.oldest()) {
      const { channel: name, messages } = batch;
      const channel = channels.find((one) => one.name === name);
      try {
        if (channel === undefined) throw new Error(`no channel is called ${name}`);
        await receive(channel, messages);
      } catch (error) {
        if (!(await isStoreUp()) || ++failures < MAX_FAILURES) return;
        onError(`spooled messages of ${name} were set aside`, error);
        await spool.setAside();
        failures = 0;
        continue;
      }
      failures = 0;
      await spool.remove();
      meters.count('replayed', { channel: name }, messages.length);
    }
  };
}
