import type { Calendar } from '../time/calendar.ts';
import { addWorkingDays, WEEKENDS } from '../time/calendar.ts';
import { addDays, dayOf, endOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';

/** What somebody can ask of their data. Luật 91/2025/QH15, điều 4. */
export const RIGHTS = ['access', 'correct', 'withdraw', 'object', 'erase'] as const;
export type Right = (typeof RIGHTS)[number];

/** Days in which it must be done: Nghị định 356/2025/NĐ-CP, điều 5, where nobody else processes the data. */
const DAYS: Readonly<Record<Right, number>> = {
  access: 10,
  correct: 10,
  withdraw: 15,
  object: 15,
  erase: 20,
};
/** Working days in which it must be confirmed: the same article. */
const ACKNOWLEDGE_DAYS = 2;

export interface Clocks {
  /** The first instants that are too late. */
  readonly acknowledgeBy: Instant;
  readonly due: Instant;
}

/** The day on which it was asked does not count. */
export function clocksOf(right: Right, at: Instant, timeZone: string, calendar: Calendar = WEEKENDS): Clocks {
  const today = dayOf(at, timeZone);
  return {
    acknowledgeBy: endOf(addWorkingDays(calendar, today, ACKNOWLEDGE_DAYS), timeZone),
    due: endOf(addDays(today, DAYS[right]), timeZone),
  };
}
