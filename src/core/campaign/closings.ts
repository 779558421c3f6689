import { addWorkingDays, type Calendar, WEEKENDS } from '../time/calendar.ts';
import { atClock } from '../time/clock-time.ts';
import { dayOf, startOf } from '../time/day.ts';
import { DAY, type Instant, later } from '../time/instant.ts';
import type { Campaign } from './campaign.ts';
import { ladderOf } from './ladder.ts';
import type { Obligation } from './obligations.ts';
import { type Phase, phaseWindow } from './phase.ts';

/** So long after the last peak phase a report still belongs to it. */
const AFTERMATH = 31 * DAY;

/** The end of a phase: when its figures are frozen, and which deadlines it answers for. */
export interface Closing {
  readonly phase: Phase;
  readonly at: Instant;
  /** What was due after this, up to `at`, belongs to this phase. */
  readonly since: Instant;
}

/** Whether what is due then is a matter of this phase. */
export const isDueIn = ({ since, at }: Pick<Closing, 'since' | 'at'>, due: Instant): boolean =>
  due > since && due <= at;

/**
 * A phase is closed on the first working morning after its last day and after the last deadline that belongs to it: a
 * plan may ask for the report of a phase when that is over, and for the last report of all some days after its last
 * phase. An open-ended phase is never closed.
 */
export function closingsOf(
  campaign: Campaign,
  obligations: readonly Obligation[],
  calendar: Calendar = WEEKENDS,
): readonly Closing[] {
  const { timeZone } = campaign;
  const { at: clock } = ladderOf(campaign.reminders);
  const single = new Set(
    campaign.reports.filter(({ due }) => due.every(({ every }) => every === undefined)).map(({ id }) => id),
  );
  const ends = campaign.phases.flatMap((phase) => {
    const { end } = phaseWindow(phase, timeZone);
    if (end === null) return [];
    const isLast = phasesAfter(campaign, phase).every(({ kind }) => kind === 'maintenance');
    const dues = obligations
      .filter(
        ({ report, period, due }) =>
          period === phase.id || (isLast && due <= later(end, AFTERMATH) && single.has(report)),
      )
      .map(({ due }) => due);
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

/** The phases that are still open when this one is over, the one that ends first before the others. */
export function phasesAfter({ phases }: Pick<Campaign, 'phases'>, { id, through }: Phase): readonly Phase[] {
  const endOf = (phase: Phase): string => phase.through ?? '9999-12-31';
  return phases
    .filter((phase) => phase.id !== id && endOf(phase) > (through ?? '9999-12-31'))
    .toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1));
}
