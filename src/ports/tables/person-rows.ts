import type { Instant } from '../../core/time/instant.ts';
import type { PersonFields, Proof } from '../entry.ts';

/** A row of a list as a file shows it. */
export interface PersonRow {
  readonly id: string;
  /** Of the personal fields only those that were asked for. */
  readonly person: PersonFields;
  readonly details: Readonly<Record<string, string>>;
  /** How sure each thing that was achieved is. */
  readonly proofs: Readonly<Record<string, Proof>>;
  /** What was achieved by its own account and rejected: metric and reason. */
  readonly rejected: Readonly<Record<string, string>>;
  /** Why the person counts no more. */
  readonly left?: string;
  readonly at: Instant;
}

/** What the name comes with. */
export type PersonField = Exclude<keyof PersonFields, 'name'>;

export interface Page {
  /** Rows recorded after that are left out. */
  readonly until: number;
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string;
  readonly fields: readonly PersonField[];
}

export interface PersonRows {
  /** One page of a unit's list, by name. For files: whoever asks leaves a trace in the audit. */
  page(
    list: { readonly commune: string; readonly campaign: string; readonly unit: string },
    page: Page,
  ): Promise<{ readonly rows: readonly PersonRow[]; readonly next: string | undefined }>;
}
