import type { AuditRow } from '../rows.ts';

export interface Audit {
  add(row: AuditRow): void;
}
