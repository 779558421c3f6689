import { JOBS } from '../app/run-jobs.ts';
import type { Channel } from '../ports/channel.ts';
import type { Tx } from '../ports/store.ts';

/** What a process that died had begun is not lost, and not done twice where that could be seen. */
export function takingOver(
  channels: readonly Channel[],
): ReadonlyMap<string, (tx: Tx, epoch: number) => Promise<unknown>> {
  return new Map([
    ...channels.map(
      ({ name, resend }) =>
        [name, (tx: Tx, epoch: number) => tx.outbox.recover(name, epoch, resend)] as const,
    ),
    [JOBS, (tx: Tx, epoch: number) => tx.jobs.recover(epoch)] as const,
  ]);
}
