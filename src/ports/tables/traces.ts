import type { Say } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';

/** Whose traces, and where: an account and every chat that belongs to it. */
export interface TraceOwner {
  readonly account: string;
  readonly commune: string;
  readonly contacts: readonly Contact[];
}

/**
 * What is kept beside the rows of a person: jobs, lists that wait, files, links, reminders to go on. Evidence of a unit
 * is no trace of whoever sent it, and stays.
 */
export interface Traces {
  /** Deletes them; the bytes of files are due for removing at `at`. What runs at this moment stays. Returns how many. */
  erase(owner: TraceOwner, at: Instant): Promise<number>;
  /** How many are there. */
  count(owner: TraceOwner): Promise<number>;
  /**
   * Deletes messages to others since then that speak of the person; each is opened to see whether it does. One that is
   * being sent stays. Returns how many.
   */
  eraseTold(to: readonly Contact[], since: Instant, speaksOf: (say: Say) => boolean): Promise<number>;
}
