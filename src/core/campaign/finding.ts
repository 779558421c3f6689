import type { Calendar } from '../time/calendar.ts';
import type { Campaign } from './campaign.ts';
import type { Unit } from './unit.ts';

/** A mistake that only shows when a plan is read as a whole; whoever read the file knows the line of its path. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly severity: 'error' | 'warning';
  /** For the author of the plan. */
  readonly message: string;
}

/** What a plan is judged against. Without a calendar or words, what needs them is not judged. */
export interface Surroundings {
  readonly units: readonly Unit[];
  /** The columns of units.csv that hold figures. */
  readonly denominators: readonly string[];
  readonly calendar?: Calendar | undefined;
  /** Whether locales/ has this key. */
  readonly has?: ((key: string) => boolean) | undefined;
}

export type Check = (campaign: Campaign, around: Surroundings) => readonly Finding[];

export const error = (path: Finding['path'], message: string): Finding => ({
  path,
  severity: 'error',
  message,
});
export const warning = (path: Finding['path'], message: string): Finding => ({
  path,
  severity: 'warning',
  message,
});
