import { type Calendar, dayOff, WEEKENDS, workingDayFrom } from '../time/calendar.ts';
import { addDays, addMonths, type Day, weekdayOf } from '../time/day.ts';
import { type Deadline, type RecurringDeadline, type SingleDeadline, WEEKDAYS } from './deadline.ts';
import type { Phase } from './phase.ts';

/** One time that a report falls due, on the local calendar. */
export interface Occurrence {
  /** Names it for good: a phase, a named period, 2024-06, 2024-06-17 (a day, or the Monday of a week), 2024-h1, 2024, or `once`. */
  readonly period: string;
  readonly opens: Day;
  /** The first day that is too late. */
  readonly due: Day;
}

export interface Span {
  readonly from: Day;
  /** Recurrences end here, this day included. */
  readonly until: Day;
  readonly phases: readonly Phase[];
  readonly calendar?: Calendar | undefined;
  /** What becomes of a last day on which nobody works. */
  readonly onHoliday?: 'keep' | 'forward' | undefined;
  /** Single times that have another last day than the recurrence gives them. */
  readonly moved?: readonly { readonly period: string; readonly through: Day }[] | undefined;
}

/** Every time these deadlines fall due, in order of time. */
export function occurrencesOf(deadlines: readonly Deadline[], span: Span): readonly Occurrence[] {
  const all = deadlines
    .flatMap((deadline) =>
      deadline.every === undefined ? [once(deadline, span)] : recurring(deadline, span),
    )
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const moved = new Map(span.moved?.map(({ period, through }) => [period, addDays(through, 1)]));
  return all.map(({ period, opens, due }, index) => ({
    period,
    due: moved.get(period) ?? (span.onHoliday === 'forward' ? forward(due, span.calendar) : due),
    // By the plan's own dates: a last day that moves takes no day from the next period.
    opens: opens ?? all[index - 1]?.due ?? span.from,
  }));
}

const forward = (due: Day, calendar: Calendar = WEEKENDS): Day =>
  addDays(workingDayFrom(calendar, addDays(due, -1)), 1);

type YearlyOrMonthly = Exclude<RecurringDeadline, { readonly every: 'day' | 'week' }>;
type Draft = Omit<Occurrence, 'opens'> & { readonly opens?: Day | undefined };

function once(deadline: SingleDeadline, { phases }: Span): Draft {
  const phase = phases.find(({ id }) => id === deadline.phase);
  return {
    period: deadline.period ?? deadline.phase ?? 'once',
    opens: deadline.opens ?? phase?.start,
    due: deadline.before ?? addDays(deadline.through as Day, 1),
  };
}

function recurring(deadline: RecurringDeadline, span: Span): Draft[] {
  const from = deadline.from !== undefined && deadline.from > span.from ? deadline.from : span.from;
  const until = deadline.until !== undefined && deadline.until < span.until ? deadline.until : span.until;
  if (deadline.every === 'day' || deadline.every === 'week') {
    return eachDay(from, until).flatMap((last) => {
      if (deadline.every === 'day') return inDays(deadline.days, last, span.calendar);
      const weekday = WEEKDAYS.indexOf(deadline.before ?? deadline.through ?? 'sun') + 1;
      const isLast = weekdayOf(addDays(last, deadline.before === undefined ? 0 : 1)) === weekday;
      return isLast ? [{ period: addDays(last, 1 - weekdayOf(last)), due: addDays(last, 1) }] : [];
    });
  }
  const drafts: Draft[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)) + 1; year++)
    drafts.push(...inYear(deadline, year));
  // Judged by the last day that counts, so that "through" a day on the edge is still inside.
  return drafts.filter(({ due }) => addDays(due, -1) >= from && addDays(due, -1) <= until);
}

/** A day is filed on that day: it does not open before. */
function inDays(days: 'working' | 'all', last: Day, calendar: Calendar = WEEKENDS): Draft[] {
  const isOff = days === 'working' && dayOff(calendar, last) !== undefined;
  return isOff ? [] : [{ period: last, opens: last, due: addDays(last, 1) }];
}

function eachDay(from: Day, until: Day): Day[] {
  const days: Day[] = [];
  for (let each = from; each <= until; each = addDays(each, 1)) days.push(each);
  return days;
}

function inYear(deadline: YearlyOrMonthly, year: number): Draft[] {
  const shift = deadline.before === undefined ? 1 : 0;
  if (deadline.every === 'month') {
    const which = deadline.before ?? deadline.through;
    return Array.from({ length: 12 }, (_, index) => {
      const month = `${year}-${String(index + 1).padStart(2, '0')}`;
      const first = `${month}-01` as Day;
      const due = which === 'last' ? addMonths(first, 1) : addDays(first, Number(which) - 1 + shift);
      return { period: month, due };
    });
  }
  const days = [deadline.before ?? deadline.through ?? []].flat().toSorted();
  return days.map((monthDay, index) => ({
    period: deadline.every === 'year' ? `${year}` : `${year}-h${index + 1}`,
    due: addDays(`${year}-${monthDay}` as Day, shift),
  }));
}
