import * as z from 'zod';
import { ClockTime } from '../time/clock-time.ts';
import { Day } from '../time/day.ts';
import { WEEKDAYS } from './deadline.ts';
import { Id } from './id.ts';
import { EVIDENCE_KINDS } from './report.ts';

/** Whom an announcement is for: group chats that are linked to a unit or the commune, and people who asked for its news. */
const AUDIENCES = ['groups', 'followers'] as const;

const On = z.discriminatedUnion('every', [
  z.strictObject({
    /** Never written: what says `every` comes again. */
    every: z.undefined().optional(),
    days: z.array(Day).min(1),
  }),
  z.strictObject({
    every: z.literal('week'),
    days: z.array(z.enum(WEEKDAYS)).min(1),
    /** By default as long as the plan's peak phases. */
    from: Day.optional(),
    until: Day.optional(),
  }),
  z.strictObject({
    every: z.literal('month'),
    days: z.array(z.int().min(1).max(28)).min(1),
    from: Day.optional(),
    until: Day.optional(),
  }),
]);

/** What the plan has the bot say in the villages: its own sentences and slogans, and how far the place has come when it is sent. */
export type Announcement = z.infer<typeof Announcement>;
export const Announcement = z.strictObject({
  id: Id,
  on: On,
  at: ClockTime.default(ClockTime.parse('08:00')),
  to: z
    .array(z.enum(AUDIENCES))
    .min(1)
    .default([...AUDIENCES]),
  /** Sentences in the words of the plan. */
  says: z.array(z.string().min(1)).default([]),
  /** So many of the plan's slogans each time, in turn. */
  slogans: z.int().min(0).max(10).default(1),
  progress: z.boolean().default(true),
  /** Nobody reads about work on a day off, unless the plan means that day. */
  onHoliday: z.enum(['keep', 'forward']).default('forward'),
  /** As which kind of evidence it counts for the unit whose group it reached. */
  evidence: z.enum(EVIDENCE_KINDS).optional(),
});
