import type { Instant } from '../core/time/instant.ts';

/** Where time comes from. The simulator and the rehearsal move theirs; everything else reads the machine's. */
export interface Clock {
  now(): Instant;
}
