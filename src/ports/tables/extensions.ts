import type { Granted } from '../rows.ts';

/** Deadlines that were put off for one unit; none is ever changed or taken back, a later one counts instead. */
export interface Extensions {
  add(extension: Granted): void;
  /** In the order in which they were granted. */
  of(commune: string, campaign: string): Promise<readonly Granted[]>;
}
