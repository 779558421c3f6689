import type { Calendar } from '../time/calendar.ts';
import { addDays, addMonths, type Day, startOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { type Campaign, firstDay } from './campaign.ts';
import { occurrencesOf } from './occurrences.ts';
import { graceOf, type Report } from './report.ts';
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
  /** When the report opens for everybody; a unit that began later has the same ladder as the others, from its beginning on. */
  readonly begins: Instant;
  /** The first instant that is too late. */
  readonly due: Instant;
  /** From here on nothing is taken any more, not even late. */
  readonly closes: Instant;
}

const HORIZON_MONTHS = 24;

/**
 * Who owes what and when, in order of time. Recurring reports are listed as far as their last day is `until` or
 * earlier; without it, for 24 months from the campaign's start. Reports with a date of their own are always listed.
 * Units that ended or are still to come owe what falls due while they are there.
 */
export function obligationsOf(
  campaign: Campaign,
  units: readonly Unit[],
  until?: Day,
  calendar?: Calendar,
): readonly Obligation[] {
  // Whoever was not there on the last day owes nothing.
  return unroll(campaign, units, until, calendar, ({ since, until: end }, due) => due > since && due <= end);
}

/**
 * What units that are merged work on until they are no more, though the unit that they become owes it: their numbers
 * and their evidence go along. Nobody is reminded of it and nobody files it.
 */
export function passedOn(
  campaign: Campaign,
  units: readonly Unit[],
  until?: Day,
  calendar?: Calendar,
): readonly Obligation[] {
  const heirs = new Map(units.map((unit) => [unit.id, unit]));
  return unroll(
    campaign,
    units,
    until,
    calendar,
    ({ unit: { into = [] }, until: end }, due, opens, report) => {
      const heir = into.length === 1 ? heirs.get(into[0] ?? '') : undefined;
      return heir !== undefined && owes(heir, report) && due > end && opens < end;
    },
  );
}

type IsOf = (life: Life, due: Instant, opens: Instant, report: Report) => boolean;

function unroll(
  campaign: Campaign,
  units: readonly Unit[],
  until: Day | undefined,
  calendar: Calendar | undefined,
  isOf: IsOf,
): readonly Obligation[] {
  const { timeZone } = campaign;
  const from = firstDay(campaign);
  const horizon = until ?? addDays(addMonths(from, HORIZON_MONTHS), -1);
  const span = { from, until: horizon, phases: campaign.phases, calendar };
  const lives = units.map((unit) => lifeOf(unit, timeZone));

  return campaign.reports
    .flatMap((report) => {
      const owing = lives.filter(({ unit }) => owes(unit, report));
      const { onHoliday, moved } = report;
      const grace = graceOf(report);
      return occurrencesOf(report.due, { ...span, onHoliday, moved }).flatMap(({ period, opens, due }) => {
        const times = {
          opens: startOf(opens, timeZone),
          due: startOf(due, timeZone),
          closes: startOf(addDays(due, grace), timeZone),
        };
        return owing.flatMap((life): Obligation[] => {
          if (!isOf(life, times.due, times.opens, report)) return [];
          const { since, until } = life;
          const { id: unit } = life.unit;
          return [
            {
              key: `${campaign.commune}/${campaign.id}/${report.id}/${unit}/${period}`,
              commune: campaign.commune,
              campaign: campaign.id,
              report: report.id,
              unit,
              period,
              opens: Math.max(times.opens, since) as Instant,
              begins: times.opens,
              due: times.due,
              closes: Math.min(times.closes, until) as Instant,
            },
          ];
        });
      });
    })
    .toSorted((a, b) => a.due - b.due);
}

interface Life {
  readonly unit: Unit;
  readonly since: number;
  readonly until: number;
}

/** From when to when a unit is there; calendars are slow, so it is worked out once. */
const lifeOf = (unit: Unit, timeZone: string): Life => ({
  unit,
  since: unit.since === undefined ? -Infinity : startOf(unit.since, timeZone),
  until: unit.until === undefined ? Infinity : startOf(unit.until, timeZone),
});

export const owes = (unit: Unit, report: Report): boolean =>
  report.from.includes(unit.kind) || report.units.includes(unit.id);
