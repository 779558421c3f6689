import type { Language } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';

/** "Đã được xử lý chưa?", waiting for its day: whom to ask and when, and nothing of what about. */
export interface FollowUp {
  /** Made out of the receipt, so that whoever holds the receipt finds the row, and the row leads to no tip. */
  readonly id: string;
  readonly commune: string;
  /** Sealed at rest. */
  readonly to: Contact & { readonly language: Language };
  /** The beginning of a day. */
  readonly due: Instant;
}

export interface FollowUps {
  /** Instead of one that waits under the same id. */
  put(followUp: FollowUp): Promise<void>;
  remove(id: string): Promise<void>;
  /** Gives what fell due, and forgets it. */
  take(commune: string, now: Instant): Promise<readonly FollowUp[]>;
  /** All that would be asked in this chat; returns how many there were. */
  forget(contact: Contact): Promise<number>;
}
