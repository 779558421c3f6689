import type { ClosedPhase } from '../rows.ts';

export interface Closings {
  /** Freezes the figures, and returns their SHA-256; undefined when the phase was closed already. */
  add(closed: ClosedPhase): Promise<string | undefined>;
  of(commune: string, campaign: string): Promise<readonly (ClosedPhase & { readonly hash: string })[]>;
}
