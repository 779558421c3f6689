import * as z from 'zod';

/** Who hears of it when the head stays silent. */
const CLIMBS_TO = ['deputy', 'officer', 'leader'] as const;
export type ClimbsTo = (typeof CLIMBS_TO)[number];

/** W+1: one working day after the last day that counts; W-1: one before it. Weekends and holidays do not count. */
const WorkingOffset = z
  .string()
  .regex(/^W[-+]\d{1,2}$/, 'expected an offset in working days such as W-1 or W+2');

/** The rungs by which silence climbs; an empty list climbs nowhere. */
export type Escalation = z.infer<typeof Escalation>;
export const Escalation = z.array(z.strictObject({ to: z.enum(CLIMBS_TO), at: WorkingOffset }));

/** Working days after the last day that counts: -1 for W-1. */
export const workingDaysOf = (offset: string): number => Number(offset.slice(1));
