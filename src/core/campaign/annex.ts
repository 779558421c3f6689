import * as z from 'zod';
import { Id } from './id.ts';

const Column = z
  .strictObject({
    id: Id,
    title: z.string().min(1),
    /** Rows that have achieved this metric; `inPhase`: only since the phase under way began. */
    metric: Id.optional(),
    inPhase: z.boolean().default(false),
    /** A column of units.csv. */
    denominator: Id.optional(),
    /** What a target asks of the unit, as a number of people. */
    goal: Id.optional(),
    /** Percent of one column in another. */
    share: z.strictObject({ of: Id, in: Id }).optional(),
    /** What is left of one column without another: "chưa kích hoạt". */
    rest: z.strictObject({ of: Id, without: Id }).optional(),
    /** How many that spot checks looked at were found to be so. */
    checks: z.enum(['met', 'not-met', 'absent']).optional(),
    /** What became of that report of the unit: of the last one that was due, or of the first that is open. */
    report: Id.optional(),
    /** What the unit finds hard, in its own words. */
    difficulties: z.literal(true).optional(),
  })
  .refine((column) => SOURCES.filter((source) => column[source] !== undefined).length <= 1, {
    error:
      'a column has one source at most: metric, denominator, goal, share, rest, checks, report or difficulties',
  });

const SOURCES = [
  'metric',
  'denominator',
  'goal',
  'share',
  'rest',
  'checks',
  'report',
  'difficulties',
] as const;

/** A table to be filled from the totals, such as "Phụ lục II". What has no source is for people to write. */
export type Annex = z.infer<typeof Annex>;
export const Annex = z.strictObject({
  id: Id,
  title: z.string().min(1),
  columns: z.array(Column).min(1),
});
export type AnnexColumn = Annex['columns'][number];
