import type { Instant } from '../../core/time/instant.ts';

export interface AuditRow {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** No personal data: ids, counts, field names. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

export interface Audit {
  add(row: AuditRow): void;
}
