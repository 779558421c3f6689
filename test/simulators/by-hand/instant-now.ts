import type { Instant } from '../../../src/core/time/instant.ts';

/** The machine's own clock: whoever plays by hand has no other. */
export const instantNow = (): Instant => Date.now() as Instant;
