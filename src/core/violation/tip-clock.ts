import type { Calendar } from '../time/calendar.ts';
import { addDays, dayOf, startOf } from '../time/day.ts';
import { DAY, HOUR, type Instant, later } from '../time/instant.ts';
import { addWorkingHours } from '../time/working-hours.ts';
import type { TipState } from './state.ts';
import { hoursIn, type Violations } from './violations.ts';

interface Place {
  readonly calendar: Calendar;
  readonly timeZone: string;
}

/** Until when something has to happen; undefined for a closed tip. */
export function dueOf(
  section: Violations,
  state: TipState,
  since: Instant,
  place: Place,
): Instant | undefined {
  const hours = hoursIn(section, state);
  if (hours === undefined) return undefined;
  return addWorkingHours(since, hours, { ...place, ...(section.hours && { hours: section.hours }) });
}

/** When everything about a tip is erased. */
export const purgeAt = ({ keep }: Violations, state: TipState, since: Instant): Instant =>
  later(since, (keep[state] ?? keep.open) * DAY);

/** "Đã được xử lý chưa?" is asked once, so many days after the answer. */
const FOLLOW_UP_DAYS = 28;

/** The beginning of the day on which it is asked, so that the moment of the answer cannot be read out of it. */
export const followUpAt = (answered: Instant, timeZone: string): Instant =>
  startOf(addDays(dayOf(answered, timeZone), FOLLOW_UP_DAYS), timeZone);

/** True when it may be asked, by whom the reporter has not told yet. */
export const isFollowUpDue = (state: TipState, since: Instant, at: Instant, timeZone: string): boolean =>
  (state === 'answered' || state === 'closed') && followUpAt(since, timeZone) <= at;

/** Moments that are stored tell the hour and no more: a minute could be laid beside a chat's. */
export const coarse = (at: Instant): Instant => (at - (at % HOUR)) as Instant;
