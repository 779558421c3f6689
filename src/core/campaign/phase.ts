import * as z from 'zod';
import { Day, endOf, startOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { Id } from './id.ts';

/** `maintenance` ("duy trì thường xuyên") may run beside or after the peak phases, and may have no end. */
const PHASE_KINDS = ['peak', 'maintenance'] as const;

export type Phase = z.infer<typeof Phase>;
export const Phase = z.strictObject({
  id: Id,
  name: z.string().min(1),
  kind: z.enum(PHASE_KINDS).default('peak'),
  start: Day,
  /** The last day; without it the phase is open-ended. Deadlines are never derived from it. */
  through: Day.optional(),
  goal: z.string().optional(),
});

export interface PhaseWindow {
  readonly id: string;
  readonly start: Instant;
  /** The first instant after the phase; null where it is open. */
  readonly end: Instant | null;
}

export const phaseWindow = ({ id, start, through }: Phase, timeZone: string): PhaseWindow => ({
  id,
  start: startOf(start, timeZone),
  end: through === undefined ? null : endOf(through, timeZone),
});
