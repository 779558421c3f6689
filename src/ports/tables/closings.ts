import type { Instant } from '../../core/time/instant.ts';

/** The figures of a phase as they were when it was closed. */
export interface ClosedPhase {
  readonly commune: string;
  readonly campaign: string;
  readonly phase: string;
  readonly at: Instant;
  /** JSON; ids and counts only. */
  readonly figures: string;
}

export interface Closings {
  /** Freezes the figures, and returns their SHA-256; undefined when the phase was closed already. */
  add(closed: ClosedPhase): Promise<string | undefined>;
  of(commune: string, campaign: string): Promise<readonly (ClosedPhase & { readonly hash: string })[]>;
}
