import type { Instant } from '../../core/time/instant.ts';
import type { HelpMessage, HelpRequest, HelpState } from '../help.ts';

export interface HelpRequests {
  /** Numbers it: 1, 2, 3 … in its commune. */
  open(request: Omit<HelpRequest, 'number'>): Promise<HelpRequest>;
  find(commune: string, number: number): Promise<HelpRequest | undefined>;
  /** Writes everything but who asked, where and when. */
  change(request: HelpRequest): void;
  /** Takes an open request for one helper. False when somebody else was faster. */
  claim(id: string, helper: string, at: Instant, lookAt: Instant): Promise<boolean>;
  /** Open and claimed ones, oldest first; of one unit only, if it is given. */
  waiting(commune: string, unit?: string): Promise<readonly HelpRequest[]>;
  /** How many there are in each state. */
  tally(commune: string): Promise<ReadonlyMap<HelpState, number>>;
  of(account: string, commune: string): Promise<readonly HelpRequest[]>;
  /** Home visits that a helper has promised and not closed, by day and number. */
  visits(commune: string, helper?: string): Promise<readonly HelpRequest[]>;
  toLookAt(commune: string, now: Instant): Promise<readonly HelpRequest[]>;
  nextLook(after: Instant): Promise<Instant | undefined>;
  say(message: HelpMessage): void;
  /** In the order in which it was said. */
  said(request: string): Promise<readonly HelpMessage[]>;
  /** Deletes the requests of that person and what was said in them; returns their ids. */
  forget(account: string, commune: string): Promise<readonly string[]>;
  /** Deletes what was closed before that, at most `limit`; returns the ids. */
  prune(commune: string, before: Instant, limit: number): Promise<readonly string[]>;
}
