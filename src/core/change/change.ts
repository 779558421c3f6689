import * as z from 'zod';
import { Id } from '../campaign/id.ts';
import { Unit } from '../campaign/unit.ts';
import { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';

const Reason = z.string().min(1).max(300);
/** The first day on which it is so. */
const from = Day;

/** What was decided after the files were written. It is laid over them and never rewrites them. */
export type Change = z.infer<typeof Change>;
export const Change = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('unit-added'), unit: Unit, from }),
  z.strictObject({ type: z.literal('unit-renamed'), unit: Id, name: z.string().min(1).max(80), from }),
  /** `into` is a new unit, or one of those that are merged, which then goes on under this name. */
  z.strictObject({ type: z.literal('units-merged'), units: z.array(Id).min(2), into: Unit, from }),
  /** The old unit may go on as one of the new ones. */
  z.strictObject({ type: z.literal('unit-split'), unit: Id, into: z.array(Unit).min(2), from }),
  z.strictObject({ type: z.literal('unit-retired'), unit: Id, from }),
  /** For every unit that owes it. */
  z.strictObject({
    type: z.literal('deadline-moved'),
    report: Id,
    period: z.string().min(1),
    through: Day,
    reason: Reason,
  }),
  /** For one unit; its reminders begin anew. `due` is the first instant that is too late. */
  z.strictObject({
    type: z.literal('deadline-extended'),
    obligation: z.string().min(1),
    due: z.int().transform((at) => at as Instant),
    reason: z.string(),
  }),
  z.strictObject({ type: z.literal('campaign-paused'), reason: Reason }),
  z.strictObject({ type: z.literal('campaign-resumed') }),
  /** Takes back the change with that number. */
  z.strictObject({ type: z.literal('change-undone'), of: z.int().positive() }),
]);

/** A change with its place in the order in which changes were made. */
export interface DatedChange {
  readonly seq: number;
  readonly commune: string;
  /** Null for what is so in every campaign of the commune: its units. */
  readonly campaign: string | null;
  readonly at: Instant;
  readonly by: string;
  readonly change: Change;
}

/** Those that have not been taken back, in order. */
export function standing(changes: readonly DatedChange[]): readonly DatedChange[] {
  const undone = new Set(changes.flatMap(({ change }) => (change.type === 'change-undone' ? change.of : [])));
  return changes.filter(({ seq, change }) => change.type !== 'change-undone' && !undone.has(seq));
}

export type UnitChange = Extract<Change, { from: Day }>;
export const isUnitChange = (change: Change): change is UnitChange => 'from' in change;
