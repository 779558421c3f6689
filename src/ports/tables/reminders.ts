import type { Reminder, ReminderState } from '../rows.ts';

export interface Reminders {
  /** Inserts those whose key is new; returns their keys. */
  add(rows: readonly Reminder[]): Promise<ReadonlySet<string>>;
  /** One that was sent to somebody stays sent, whatever becomes of it for the others. */
  settle(key: string, state: ReminderState, reason?: string): void;
  of(commune: string, campaign: string): Promise<readonly Reminder[]>;
}
