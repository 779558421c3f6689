import * as z from 'zod';
import { ROLES } from '../access/access.ts';
import { Id } from '../campaign/id.ts';
import { Day } from '../time/day.ts';
import { Change } from './change.ts';

const Held = z.strictObject({ role: z.enum(ROLES), commune: Id, unit: Id.nullable() });

/** What an officer was shown and may confirm. Some wait for one more choice: of which kind, of which report. */
export type Proposed = z.infer<typeof Proposed>;
export const Proposed = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('change'), campaign: Id.nullable(), change: Change }),
  z.strictObject({ type: z.literal('add-unit'), name: z.string(), from: Day }),
  z.strictObject({ type: z.literal('move-deadline'), through: Day, reason: z.string() }),
  z.strictObject({ type: z.literal('replace-head'), unit: Id }),
  z.strictObject({ type: z.literal('end-role'), account: z.string(), grant: Held }),
  z.strictObject({ type: z.literal('give-role'), account: z.string(), grant: Held }),
  /** The digest of a code, in hex; the code is nowhere kept. */
  z.strictObject({ type: z.literal('cancel-invitation'), digest: z.hex(), unit: Id.nullable() }),
  /** The heads before somebody took over, by their accounts. */
  z.strictObject({
    type: z.literal('restore-heads'),
    unit: Id,
    before: z.array(z.string()),
    after: z.string(),
  }),
]);
