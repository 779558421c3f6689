import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';

/** Somebody stopped in the middle of a guide, and may be reminded of it once. */
export interface Nudge extends Contact {
  readonly guide: string;
  readonly at: Instant;
}

export interface Nudges {
  /** They are in that guide now: reminded at `at`, unless they have been reminded of it before or want no reminders. */
  wait(nudge: Nudge): void;
  /** They have come to its end, or left it: nothing to remind them of. */
  clear(contact: Contact): void;
  due(channel: string, now: Instant, limit: number): Promise<readonly Nudge[]>;
  /** It was sent, or there was no need: never again for this guide. */
  settle(nudge: Nudge): void;
  /** No reminders of this kind any more. */
  silence(contact: Contact, at: Instant): void;
  next(channel: string, after: Instant): Promise<Instant | undefined>;
}
