import { DAY, HOUR, type Instant, later } from '../../core/time/instant.ts';
import type { Inbound } from '../../ports/channel.ts';

/** Platforms repeat what was not taken for a day at most, and we remember for a week what was. */
const MAX_AGE = 2 * DAY;
/** Clocks differ, by less than that. */
const MAX_AHEAD = HOUR;

/** False for what is too old to be a repetition, or not written yet: somebody else plays it back. */
export const isFresh = ({ at }: Inbound, now: Instant): boolean =>
  at >= later(now, -MAX_AGE) && at <= later(now, MAX_AHEAD);
