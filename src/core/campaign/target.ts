import * as z from 'zod';
import { Id } from './id.ts';

const about = {
  id: Id,
  metric: Id,
  /** Measured over these phases; empty for the whole campaign. */
  phases: z.array(Id).default([]),
  /** Set for units of these kinds, or these units; both empty for the commune as a whole. */
  unitKinds: z.array(Id).default([]),
  units: z.array(Id).default([]),
  /** "Khuyến khích": shown, but never counted as missed. */
  encouraged: z.boolean().default(false),
  note: z.string().optional(),
};
/** `trên 80 %` is >, `tối thiểu 80 %` and `80 %` are >=. */
const share = {
  /** A column of units.csv: whom the percentage is measured against. */
  of: Id,
  comparator: z.enum(['>', '>=']).default('>='),
  percent: z.number().min(0).max(100),
};

export type Target = z.infer<typeof Target>;
export const Target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), ...about, ...share }),
  /** An absolute number, of each unit or of the commune. */
  z.strictObject({
    kind: z.literal('count'),
    ...about,
    comparator: z.enum(['>', '>=']).default('>='),
    count: z.int().positive(),
    per: z.enum(['commune', 'unit']).default('commune'),
  }),
  /** So many for each of the people in that column: every officer guides at least ten citizens. */
  z.strictObject({ kind: z.literal('quota'), ...about, count: z.int().positive(), per: Id }),
  /** A share of what is still missing when the phase begins. */
  z.strictObject({
    kind: z.literal('remaining'),
    ...about,
    of: Id.optional(),
    percent: z.number().min(0).max(100),
  }),
  /** The unit itself promises a figure to somebody; the plan only says how much it must at least be. */
  z.strictObject({ kind: z.literal('pledge'), ...about, ...share, to: z.string().min(1) }),
]);
