import type { OpenEntry } from '../entry.ts';

/** A row of a list with everything as it was given. */
export type PersonRow = Omit<OpenEntry, 'alsoIn'>;

export interface PersonRows {
  /**
   * One page of a unit's list, by name, as far as it was recorded up to that moment; `after` is the `next` of the page
   * before. For files: whoever asks leaves a trace in the audit.
   */
  page(
    list: { readonly commune: string; readonly campaign: string; readonly unit: string },
    until: number,
    limit: number,
    after?: string,
  ): Promise<{ readonly rows: readonly PersonRow[]; readonly next: string | undefined }>;
}
