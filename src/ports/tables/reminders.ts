import type { Instant } from '../../core/time/instant.ts';

export type ReminderState = 'queued' | 'sent' | 'cleared' | 'dropped';

/** The ledger: one row per (obligation, offset), whatever became of it, with the reason when nothing was sent. */
export interface Reminder {
  /** obligation key + offset; unique over all communes and campaigns. */
  readonly key: string;
  readonly obligation: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  readonly offset: string;
  readonly at: Instant;
  readonly state: ReminderState;
  /** Why it was not sent: late, already-reported, no-recipient, no-deputy, superseded, blocked … */
  readonly reason?: string;
}

export interface Reminders {
  /** Inserts those whose key is new; returns their keys. */
  add(rows: readonly Reminder[]): Promise<ReadonlySet<string>>;
  /** One that was sent to somebody stays sent, whatever becomes of it for the others. */
  settle(key: string, state: ReminderState, reason?: string): void;
  of(commune: string, campaign: string): Promise<readonly Reminder[]>;
}
