import type { Instant } from '../../core/time/instant.ts';
import type { Forgotten, Redo } from '../backups.ts';

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
  /** `ids`: the rows that were erased. `redo`: how to erase the same once more, should a backup be restored. */
  add(erasure: Omit<Erasure, 'digest'>, ids: readonly string[], redo?: Redo): void;
  /** Those of that moment and later that would have to be erased once more. */
  toRedo(since: Instant): Promise<readonly Forgotten[]>;
  /** The newest first. */
  of(commune: string, limit: number): Promise<readonly Erasure[]>;
}
