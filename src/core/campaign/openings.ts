import { type Calendar, WEEKENDS, workingDayFrom } from '../time/calendar.ts';
import { atClock } from '../time/clock-time.ts';
import type { Instant } from '../time/instant.ts';
import type { Campaign } from './campaign.ts';
import { ladderOf } from './ladder.ts';
import type { Phase } from './phase.ts';

/** When people are told that a phase has begun. */
export interface Opening {
  readonly phase: Phase;
  readonly at: Instant;
}

/** On the first working morning of each phase, in order of time. */
export function openingsOf(campaign: Campaign, calendar: Calendar = WEEKENDS): readonly Opening[] {
  const { at: clock } = ladderOf(campaign.reminders);
  return campaign.phases
    .map((phase) => ({
      phase,
      at: atClock(workingDayFrom(calendar, phase.start), clock, campaign.timeZone),
    }))
    .toSorted((a, b) => a.at - b.at);
}
