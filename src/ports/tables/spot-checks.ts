import type { Instant } from '../../core/time/instant.ts';

/** A sample that was drawn once, by its seed, and is asked about row by row. */
export interface SpotCheck {
  readonly id: string;
  readonly commune: string;
  readonly campaign: string;
  readonly seed: string;
  readonly by: string;
  readonly at: Instant;
}

/** đạt, không đạt, không gặp. */
export type SpotOutcome = 'met' | 'not-met' | 'absent';

export interface SpotItem {
  readonly check: string;
  /** Its place in the sample, from 1 on. */
  readonly n: number;
  readonly entry: string;
  readonly unit: string;
  readonly outcome?: SpotOutcome;
  readonly reason?: string;
  readonly by?: string;
  readonly at?: Instant;
}

export interface SpotChecks {
  begin(check: SpotCheck, items: readonly Pick<SpotItem, 'n' | 'entry' | 'unit'>[]): void;
  settle(
    check: string,
    n: number,
    outcome: SpotOutcome,
    reason: string | undefined,
    by: string,
    at: Instant,
  ): void;
  /** Newest first, each with its items in order. */
  of(
    commune: string,
    campaign: string,
  ): Promise<readonly (SpotCheck & { readonly items: readonly SpotItem[] })[]>;
}
