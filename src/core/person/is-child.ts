import { dayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { type Born, isChildIn } from './age.ts';

/** A child in the year of that instant. */
export const isChild = (born: Born, at: Instant, timeZone: string): boolean =>
  isChildIn(born, Number(dayOf(at, timeZone).slice(0, 4)));
