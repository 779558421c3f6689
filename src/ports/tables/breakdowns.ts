import type { Day } from '../../core/time/day.ts';
import type { Proof } from '../entry.ts';

/** Rows (lượt) of one metric that have something in common. */
export interface Part {
  /** What they have in common: a day, a group, an account. */
  readonly of: string;
  readonly metric: string;
  readonly proof: Proof;
  readonly entries: number;
}

/** Somebody who stands in several lists. */
export interface SharedPerson {
  readonly name: string;
  /** The row in each list, in the order of units. */
  readonly rows: readonly { readonly unit: string; readonly entry: string }[];
}

/** The same rows that the totals count, taken apart in other ways. */
export interface Breakdowns {
  /** By the day on which they were recorded (of Việt Nam), of one unit or all, in order. */
  days(commune: string, campaign: string, unit?: string): Promise<readonly (Part & { readonly of: Day })[]>;
  /** By what the row says in one of its details, such as "case"; empty where it says nothing. */
  details(commune: string, campaign: string, detail: string): Promise<readonly Part[]>;
  /** By who recorded the row first. */
  actors(commune: string, campaign: string): Promise<readonly Part[]>;
  /** People who stand in more than one list, at most `limit`, and how many there are. */
  shared(
    commune: string,
    campaign: string,
    limit: number,
  ): Promise<{ readonly people: readonly SharedPerson[]; readonly total: number }>;
}
