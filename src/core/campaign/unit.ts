import * as z from 'zod';
import { Day } from '../time/day.ts';
import { Id } from './id.ts';

/** One row of units.csv: who reports, and under whose head. */
export type Unit = z.infer<typeof Unit>;
export const Unit = z.strictObject({
  /** Travels in buttons, with two letters before it: see flow/token.ts. */
  id: Id.max(18, 'too long for a button: at most 18 characters'),
  commune: Id,
  kind: Id,
  name: z.string().min(1),
  /** Other names people write: an old village name, an abbreviation. */
  aliases: z.array(z.string().min(1)),
  /** What its head is called there: Trưởng thôn, Hiệu trưởng … Never a person's name. */
  head: z.string().min(1),
  deputy: z.string().min(1).optional(),
  /** How many people a target is measured against. A figure nobody knows is absent, which is not 0. */
  denominators: z.record(z.string(), z.int().nonnegative()),
  /** Made up for the demonstration, because the plan does not name its units. */
  sample: z.boolean(),
  /** Its first day, where it is younger than the file. */
  since: Day.optional(),
  /** The first day on which it is no more. */
  until: Day.optional(),
  /** The units it became, when it was merged or split. */
  into: z.array(Id).optional(),
});

export const existsOn = ({ since, until }: Pick<Unit, 'since' | 'until'>, on: Day): boolean =>
  (since === undefined || since <= on) && (until === undefined || on < until);
