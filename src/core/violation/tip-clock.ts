import type { Calendar } from '../time/calendar.ts';
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
  later(since, (state === 'closed' ? keep.closed : keep.open) * DAY);

/** "Đã được xử lý chưa?" is asked once, so long after the answer. */
export const FOLLOW_UP = 28 * DAY;

/** Moments that are stored tell the hour and no more: a minute could be laid beside a chat's. */
export const coarse = (at: Instant): Instant => (at - (at % HOUR)) as Instant;
