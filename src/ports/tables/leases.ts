import type { Instant } from '../../core/time/instant.ts';

/** A wish to be the one process that does something, such as sending by one bot. */
export interface Claim {
  /** What is held: the name of a channel, or "jobs". */
  readonly name: string;
  /** Where a process runs. Two never live at one place, so whoever comes to it knows that the one before is gone. */
  readonly place: string;
  /** One life of a process; the next one at the same place has another. */
  readonly life: string;
  readonly at: Instant;
  /** Until then nobody from another place is let in. */
  readonly until: Instant;
}

export interface Leases {
  /**
   * The epoch in which this life holds it: the same while it goes on in time, a higher one when it begins, and what older
   * epochs do is ignored from then on. Undefined while a life at another place holds it.
   */
  claim(claim: Claim): Promise<number | undefined>;
  /** Lets others in at once; nothing when that life does not hold it. */
  release(name: string, life: string, at: Instant): Promise<void>;
}
