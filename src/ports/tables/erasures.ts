import type { Erasure } from '../rows.ts';

/** Certificates: what was erased, when, how much, and that a look afterwards found nothing left. None is ever changed. */
export interface Erasures {
  /** `ids`: the rows that were erased. */
  add(erasure: Omit<Erasure, 'digest'>, ids: readonly string[]): void;
  /** The newest first. */
  of(commune: string, limit: number): Promise<readonly Erasure[]>;
}
