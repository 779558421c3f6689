import type { SendError } from '../../ports/channel.ts';
import type { OutboxRow, OutboxSettlement } from '../../ports/store.ts';
import type { Verdict } from '../judge-reminder.ts';

/** A message that was taken, and what was decided about it. */
export interface Job {
  readonly row: OutboxRow;
  readonly verdict: Verdict;
  /** The platform's id of the message whose words it changes. */
  readonly changes?: string;
}

/** One that has ended and is not written down yet. */
export interface Settled extends Job {
  readonly to: OutboxSettlement;
  readonly error?: SendError;
}
