import type { Tx } from '../../ports/store.ts';

/**
 * One look at the outbox, inside a transaction: what has ended is written down, what may go is taken. A channel has one
 * at a time, so that what its pace allows is taken once.
 */
export interface Look {
  work(tx: Tx): Promise<void>;
  /** It is on the disk: what was taken goes out. */
  begin(): void;
  /** It was rolled back. */
  giveBack(): void;
}

/**
 * Joins the transaction in which answers are written, so that they are taken by the commit that makes them; otherwise
 * each waits for one of its own. Undefined when this process does not send for the channel, or it is looking already.
 */
export type JoinLook = (channel: string) => Look | undefined;
