import { addWorkingDays, type Calendar, WEEKENDS } from '../time/calendar.ts';
import { atClock } from '../time/clock-time.ts';
import { dayOf, startOf } from '../time/day.ts';
import { type Instant, later } from '../time/instant.ts';
import type { Campaign } from './campaign.ts';
import { ladderOf } from './ladder.ts';
import type { Obligation } from './obligations.ts';
import { type Phase, phaseWindow } from './phase.ts';

/** The end of a phase: when its figures are frozen, and which deadlines it answers for. */
export interface Closing {
  readonly phase: Phase;
  readonly at: Instant;
  /** What was due after this, up to `at`, belongs to this phase. */
  readonly since: Instant;
}

/**
 * A phase is closed on the first working morning after its last day and after the last deadline named after it, since
 * a plan may ask for the report of a phase when that is over. An open-ended phase is never closed.
 */
export function closingsOf(
  campaign: Campaign,
  obligations: readonly Obligation[],
  calendar: Calendar = WEEKENDS,
): readonly Closing[] {
  const { timeZone } = campaign;
  const { at: clock } = ladderOf(campaign.reminders);
  const ends = campaign.phases.flatMap((phase) => {
    const { end } = phaseWindow(phase, timeZone);
    if (end === null) return [];
    const dues = obligations.filter(({ period }) => period === phase.id).map(({ due }) => due);
    const over = Math.max(end, ...dues) as Instant;
    const morning = addWorkingDays(calendar, dayOf(later(over, -1), timeZone), 1);
    return [{ phase, at: atClock(morning, clock, timeZone) }];
  });
  return ends
    .toSorted((a, b) => a.at - b.at)
    .map((closing, n, all) => ({
      ...closing,
      since: all[n - 1]?.at ?? startOf(closing.phase.start, timeZone),
    }));
}
