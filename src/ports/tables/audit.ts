import type { Look } from '../../core/report/looks.ts';
import type { Instant } from '../../core/time/instant.ts';

export interface AuditRow {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  /** An id; or the commune, with campaign and unit behind slashes where it is about one. */
  readonly subject: string;
  /** No personal data: ids, counts, field names. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** What shows people's data to somebody or hands them over. Those about one row are kept under its id. */
export const LOOKING = [
  'see-list',
  'see-duplicates',
  'see-evidence',
  'see-history',
  'see-incidents',
  'see-requests',
  'see-rights',
  'see-survey',
  'see-visits',
  'see-board',
  'judge-list',
  'explain',
  'export',
] as const;

export interface Audit {
  add(row: AuditRow): void;
  /** Who saw or took people's data of a commune since then, the newest first. */
  looks(commune: string, since: Instant, limit: number): Promise<readonly Look[]>;
}
