import type { Instant } from '../../core/time/instant.ts';

/** What happened to a row or a report, for the people who answer for it. Unlike the audit, it may be read in the chat. */
export interface Happening {
  /** "entry:<id>" or "report:<obligation>". */
  readonly subject: string;
  readonly at: Instant;
  readonly by: string;
  /** Words under history.action.<id>. */
  readonly action: string;
  /** Masked values and ids; sealed. */
  readonly detail?: Readonly<Record<string, string>>;
}

export interface Histories {
  add(happening: Happening): void;
  /** In the order in which it happened. */
  of(subject: string): Promise<readonly Happening[]>;
}
