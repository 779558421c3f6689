import * as z from 'zod';
import { Id } from '../campaign/id.ts';
import { WorkingHours } from '../time/working-hours.ts';
import type { TipState } from './state.ts';

const Text = z.string().min(1);

/** Ids of acts travel in buttons, so they are short. */
const ActId = Id.max(12, 'too long for a button: at most 12 characters').regex(/^[a-z]/);

const Act = z.strictObject({ id: ActId, name: Text });

/** Whom a tip is handed over to: for these acts, for these places, or whatever lies outside of all of them. */
const Body = z.strictObject({
  id: Id,
  name: Text,
  acts: z.array(ActId).default([]),
  places: z.array(Id).default([]),
  elsewhere: z.boolean().default(false),
});
export type Body = z.infer<typeof Body>;

const KnownPlace = z.strictObject({ id: Id, name: Text, formerly: z.array(Text).default([]) });

/** Hours of work that a tip may stay in a state; where none is given nothing is overdue. */
const Hours = z.number().positive().max(2000);
const Clocks = z.strictObject({
  received: Hours.default(8),
  verifying: Hours.default(80),
  'handed-over': Hours.default(80),
  'acted-on': Hours.default(24),
  'no-ground': Hours.default(24),
  unverifiable: Hours.default(24),
  answered: Hours.default(40),
});

const Days = z.int().min(1).max(3650);
/** Days in a state after which everything is erased; `open` where the state itself says nothing. */
const Keep = z.strictObject({
  received: Days.optional(),
  verifying: Days.optional(),
  'handed-over': Days.optional(),
  'acted-on': Days.optional(),
  'no-ground': Days.optional(),
  unverifiable: Days.optional(),
  answered: Days.optional(),
  closed: Days.default(90),
  open: Days.min(30).default(365),
});

/** What a plan says of tips by citizens: `violations` in a campaign's file. */
export type Violations = z.infer<typeof Violations>;
export const Violations = z.strictObject({
  acts: z.array(Act).min(1),
  /** The body whose desk this is: one of `bodies`. */
  desk: Id,
  bodies: z.array(Body).min(1),
  places: z.array(KnownPlace).default([]),
  /** An anonymous tip is verified as well; a plan may promise that, or not. */
  anonymous: z.enum(['may', 'must']).default('may'),
  /** Reports that say how many tips of which kind came out how: whose they are, and through which month they count. */
  reports: z
    .array(z.strictObject({ report: Id, from: Id, through: z.int().min(1).max(12).default(12) }))
    .default([]),
  hours: WorkingHours.optional(),
  clocks: Clocks.default(Clocks.parse({})),
  keep: Keep.default({ closed: 90, open: 365 }),
});

/** Hours of work that a tip may stay in that state; undefined for a closed one. */
export const hoursIn = ({ clocks }: Violations, state: TipState): number | undefined =>
  state === 'closed' ? undefined : clocks[state];
