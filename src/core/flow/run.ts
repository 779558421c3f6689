import type { Day } from '../time/day.ts';
import type { NodeId } from './flow.ts';

/** One way through a guide, as far as it was counted. */
export interface Run {
  readonly day: Day;
  readonly campaign: string;
  /** Where it stands; undefined behind the last step. */
  readonly at?: NodeId;
  /** Where it has been. */
  readonly reached: readonly NodeId[];
}
