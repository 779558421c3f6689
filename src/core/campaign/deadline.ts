import * as z from 'zod';
import { Day } from '../time/day.ts';
import { Id } from './id.ts';

/** A day of every year, 06-20. 29 February is refused: it is missing in most years. */
const MonthDay = z
  .string()
  .refine(
    (text) => /^\d{2}-\d{2}$/.test(text) && Day.safeParse(`2023-${text}`).success,
    'expected month-day such as 06-20',
  );

/** A day of every month. Beyond 28 it would be missing in February; write `last` with `through`. */
const DayOfMonth = z.union([z.int().min(1).max(28), z.literal('last')]);

const EITHER = 'write either "before" (strictly before that day) or "through" (that day still counts)';
const eitherOne = (each: { before?: unknown; through?: unknown }): boolean =>
  (each.before === undefined) !== (each.through === undefined);

const Once = z
  .strictObject({
    /** Never written: what says `every` comes again, what does not comes once. */
    every: z.undefined().optional(),
    /** Strictly before this day: the last day that counts is the one before. */
    before: Day.optional(),
    /** This day included. */
    through: Day.optional(),
    /** The phase reported on. Names the period and opens it at the phase's start. */
    phase: Id.optional(),
    /** The name of the period, where there are several and they are no phases: thang-3. */
    period: Id.optional(),
    /** What people call it: tháng 3/2025. A phase has its name already. */
    name: z.string().min(1).optional(),
    /** From when on the report may be filed; by default the end of the period before, or the campaign's start. */
    opens: Day.optional(),
  })
  .refine(eitherOne, EITHER);

const window = { from: Day.optional(), until: Day.optional() };
const Monthly = z
  .strictObject({
    every: z.literal('month'),
    before: DayOfMonth.optional(),
    through: DayOfMonth.optional(),
    ...window,
  })
  .refine(eitherOne, EITHER)
  .refine(({ before }) => before !== 'last', 'write through: last for the last day of the month');
const HalfYearly = z
  .strictObject({
    every: z.literal('half-year'),
    before: z.array(MonthDay).length(2).optional(),
    through: z.array(MonthDay).length(2).optional(),
    ...window,
  })
  .refine(eitherOne, EITHER);
const Yearly = z
  .strictObject({
    every: z.literal('year'),
    before: MonthDay.optional(),
    through: MonthDay.optional(),
    ...window,
  })
  .refine(eitherOne, EITHER);

/** The days of a week as they are written in a plan, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const Weekday = z.enum(WEEKDAYS);
const Weekly = z
  .strictObject({
    every: z.literal('week'),
    before: Weekday.optional(),
    through: Weekday.optional(),
    ...window,
  })
  .refine(eitherOne, EITHER);
const Daily = z.strictObject({
  every: z.literal('day'),
  /** On working days only, unless the plan asks for all of them. */
  days: z.enum(['working', 'all']).default('working'),
  ...window,
});

/** A deadline is data of its own, never derived from a phase. `from` and `until` bound a recurrence, days included. */
export type Deadline = z.infer<typeof Deadline>;
export const Deadline = z.discriminatedUnion('every', [Once, Daily, Weekly, Monthly, HalfYearly, Yearly]);
export type SingleDeadline = z.infer<typeof Once>;
export type RecurringDeadline = Exclude<Deadline, SingleDeadline>;
