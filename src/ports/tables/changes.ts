import type { DatedChange } from '../../core/change/change.ts';

/** What was changed over the files. Rows are added and never altered; taking one back is a row of its own. */
export interface Changes {
  /** Returns its number. Two processes that add at once wait for each other, so numbers are seen in their order. */
  add(change: Omit<DatedChange, 'seq'>): Promise<number>;
  /** The last number; 0 when nothing was ever changed. Cheap: it is asked for in every transaction. */
  version(): Promise<number>;
  /** All of all communes, in order. */
  all(): Promise<readonly DatedChange[]>;
}
