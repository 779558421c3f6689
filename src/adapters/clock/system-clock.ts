import type { Instant } from '../../core/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';

export const systemClock: Clock = { now: () => Date.now() as Instant };
