import { type Instant, later } from '../time/instant.ts';
import type { Obligation } from './obligations.ts';

/** A deadline that was put off for one unit, by whom and why. */
export interface Extension {
  readonly obligation: string;
  /** The first instant that is too late now. */
  readonly due: Instant;
  readonly reason: string;
  readonly at: Instant;
}

/** Late reports are taken as long after the new deadline as after the old one. */
export const extendObligation = (obligation: Obligation, { due }: Pick<Extension, 'due'>): Obligation => ({
  ...obligation,
  due,
  closes: later(due, obligation.closes - obligation.due),
});
