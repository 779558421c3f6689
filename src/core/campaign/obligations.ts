import type { Calendar } from '../time/calendar.ts';
import { addDays, addMonths, type Day, startOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { type Campaign, firstDay } from './campaign.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Report } from './report.ts';
import type { Unit } from './unit.ts';

/** One report that one unit owes for one period. */
export interface Obligation {
  /** <commune>/<campaign>/<report>/<unit>/<period>. Holds no date, so it survives a deadline that is moved. */
  readonly key: string;
  readonly commune: string;
  readonly campaign: string;
  readonly report: string;
  readonly unit: string;
  readonly period: string;
  readonly opens: Instant;
  /** The first instant that is too late. */
  readonly due: Instant;
  /** From here on nothing is taken any more, not even late. */
  readonly closes: Instant;
}

const HORIZON_MONTHS = 24;

/**
 * Who owes what and when, in order of time. Recurring reports are listed as far as their last day is `until` or
 * earlier; without it, for 24 months from the campaign's start. Reports with a date of their own are always listed.
 */
export function obligationsOf(
  campaign: Campaign,
  units: readonly Unit[],
  until?: Day,
  calendar?: Calendar,
): readonly Obligation[] {
  const { timeZone } = campaign;
  const from = firstDay(campaign);
  const horizon = until ?? addDays(addMonths(from, HORIZON_MONTHS), -1);
  const span = { from, until: horizon, phases: campaign.phases, calendar };

  return campaign.reports
    .flatMap((report) => {
      const owing = units.filter((unit) => owes(unit, report));
      return occurrencesOf(report.due, { ...span, onHoliday: report.onHoliday }).flatMap(
        ({ period, opens, due }) => {
          const times = {
            opens: startOf(opens, timeZone),
            due: startOf(due, timeZone),
            closes: startOf(addDays(due, report.graceDays), timeZone),
          };
          return owing.map(({ id: unit }) => ({
            key: `${campaign.commune}/${campaign.id}/${report.id}/${unit}/${period}`,
            commune: campaign.commune,
            campaign: campaign.id,
            report: report.id,
            unit,
            period,
            ...times,
          }));
        },
      );
    })
    .toSorted((a, b) => a.due - b.due);
}

export const owes = (unit: Unit, report: Report): boolean =>
  report.from.includes(unit.kind) || report.units.includes(unit.id);
