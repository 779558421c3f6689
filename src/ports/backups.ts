import type { Instant } from '../core/time/instant.ts';

/** What a whole backup says of itself. */
export interface Backup {
  /** Of its folder. */
  readonly name: string;
  /** As of when it is. */
  readonly at: Instant;
  readonly rows: number;
  /** Files of people, sealed as they are. */
  readonly files: number;
}

/** Somebody, or rows, that were erased: what a backup of before still holds, and must not come back. No personal data. */
export interface Forgotten {
  /** Of the certificate. */
  readonly id: string;
  readonly at: Instant;
  readonly commune: string;
  readonly what: Redo;
}

/** How it is erased once more: all of a person, by their account, or the rows of a list, by their ids. */
export type Redo =
  | { readonly account: string; readonly everything: boolean }
  | { readonly entries: readonly string[] };

/** Copies of all that is kept, for the day on which the machine is lost. Neither keys nor what is to be shredded is in them. */
export interface Backups {
  make(at: Instant, signal?: AbortSignal): Promise<Backup>;
  /** The newest first. One that was broken off is not there. */
  list(): Promise<readonly Backup[]>;
  /** Removes all but the newest so many, files that only the others held, and old copies made before an update. */
  keep(count: number, at: Instant): Promise<void>;
  /** Written down beside the backups, for whoever restores one of them. The same one twice is once. */
  noteForgotten(forgotten: readonly Forgotten[]): Promise<void>;
}

/** What an operator has to put right before a backup can be restored; nothing was written. Fit to be shown. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore';
}
