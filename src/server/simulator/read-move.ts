import * as z from 'zod';
import { HOUR, type Instant, instant, later } from '../../core/time/instant.ts';

/** Longer would be a campaign in one breath; and a slip of the finger cannot be taken back. */
export const MAX_DAYS = 60;
const MAX_JUMP = MAX_DAYS * 24 * HOUR;

const Body = z.union([
  z.strictObject({ to: z.literal('next') }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
  z.strictObject({ hours: z.int().positive() }),
  z.strictObject({ days: z.int().positive() }),
]);

export type Move = 'next' | ((now: Instant) => Instant);

/** Where the page wants the clock, before the clock has been looked at. Undefined when it is no such wish. */
export function readMove(body: unknown): Move | undefined {
  const read = Body.safeParse(body);
  if (!read.success) return undefined;
  const wish = read.data;
  if ('hours' in wish) return (now) => later(now, wish.hours * HOUR);
  if ('days' in wish) return (now) => later(now, wish.days * 24 * HOUR);
  return wish.to === 'next' ? 'next' : () => instant(wish.to);
}

/** Why the clock cannot go there; undefined when it can. */
export function judgeMove(now: Instant, to: Instant): 'backwards' | 'too-far' | undefined {
  if (!(to > now)) return 'backwards';
  return to - now > MAX_JUMP ? 'too-far' : undefined;
}
