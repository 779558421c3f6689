import * as z from 'zod';
import { Id } from './id.ts';

/** A table to be filled from the totals, such as "Phụ lục II". */
export type Annex = z.infer<typeof Annex>;
export const Annex = z.strictObject({
  id: Id,
  title: z.string().min(1),
  columns: z
    .array(
      z.strictObject({
        id: Id,
        title: z.string().min(1),
        /** Filled from a metric, or from a column of units.csv; neither is for the unit to write. */
        metric: Id.optional(),
        denominator: Id.optional(),
      }),
    )
    .min(1),
});
