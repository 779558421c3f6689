import type { Instant } from '../../core/time/instant.ts';

/** One act of erasing: of a person who asked, or of a class of data whose time was over. */
export interface Erasure {
  readonly id: string;
  readonly commune: string;
  /** `person`, or the class of data: `list`, `help`, `rights`, `consent`. */
  readonly what: string;
  readonly at: Instant;
  /** Rows that were erased. */
  readonly rows: number;
  /** Rows with personal data that a second look still found; 0, or something is wrong. */
  readonly left: number;
  /** SHA-256 of the ids of the rows, sorted, one a line: shows later which rows were meant. */
  readonly digest: string;
}

/** Certificates: what was erased, when, how much, and that a look afterwards found nothing left. None is ever changed. */
export interface Erasures {
  /** `ids`: the rows that were erased. */
  add(erasure: Omit<Erasure, 'digest'>, ids: readonly string[]): void;
  /** The newest first. */
  of(commune: string, limit: number): Promise<readonly Erasure[]>;
}
