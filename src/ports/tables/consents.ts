import type { Instant } from '../../core/time/instant.ts';
import type { Consent } from '../rows.ts';

/** What people have agreed to. A consent that was taken back stays, with the moment, as evidence of both. */
export interface Consents {
  give(consent: Consent): void;
  /** In the order in which they were given. */
  of(account: string, commune: string): Promise<readonly Consent[]>;
  takeBack(id: string, at: Instant): void;
  /** Forgets what was given before that, at most `limit`; returns their ids. */
  prune(commune: string, before: Instant, limit: number): Promise<readonly string[]>;
}
