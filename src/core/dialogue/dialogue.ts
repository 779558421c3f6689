import type { Session } from '../flow/session.ts';

/** What one conversation remembers. Plain JSON; stored sealed, because answers under way are personal data. */
export interface Dialogue {
  readonly session?: Session;
  /** Conversations put aside by a newer one, oldest first. A draft is never lost by asking for something else. */
  readonly parked: readonly Session[];
  /** The unit a person with several is reporting for. */
  readonly unit?: string;
}
