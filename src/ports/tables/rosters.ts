import type { JudgedRow } from '../../core/roster/judge.ts';
import type { Summary } from '../../core/roster/summary.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A list that somebody sent, judged and waiting for their word. Nothing of it is recorded before. */
export interface RosterDraft {
  readonly id: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  readonly account: string;
  readonly from: 'text' | 'file' | 'form';
  /** What the file is called; sealed, because files are called after people. */
  readonly file?: string;
  /** Of the content: the same list sent again is the same draft. */
  readonly digest: Uint8Array;
  readonly at: Instant;
}

/** open: waits for a word. recorded: every row that could be taken is in the list. dropped: taken back. */
export type RosterState = 'open' | 'recorded' | 'dropped';

export interface Roster extends RosterDraft {
  readonly state: RosterState;
  /** What holds for every row that does not say otherwise, as answered: { achieved: "m1 m2", result: "yes" }. */
  readonly common: Readonly<Record<string, string>>;
  /** What its rows come to, so that nobody reads all of them to say it; undefined until they are all there. */
  readonly summary?: Summary;
  /** Rises with every change. */
  readonly revision: number;
  readonly changedAt: Instant;
}

export type RosterChange = Partial<Pick<Roster, 'state' | 'common' | 'summary'>> & { readonly at: Instant };

/** Drafts with their rows, sealed; they survive days and deploys. */
export interface Rosters {
  /** Its own id, or that of the open draft with the same content in the same list, whoever was quicker. */
  add(draft: RosterDraft): Promise<{ readonly id: string; readonly isNew: boolean }>;
  /** The n-th part of the rows; what was there is replaced. */
  putPart(id: string, n: number, rows: readonly JudgedRow[]): void;
  /** The same of rows that are packed already (core/roster/packed-rows.ts), as bytes of UTF-8. */
  putPacked(id: string, n: number, rows: Uint8Array): void;
  part(id: string, n: number): Promise<readonly JudgedRow[] | undefined>;
  /** All of them, in order. */
  rows(id: string): Promise<readonly JudgedRow[]>;
  /** Leaves no row behind. */
  clear(id: string): Promise<void>;
  find(id: string): Promise<Roster | undefined>;
  /** Open ones of an account, newest first. */
  openOf(account: string, commune: string): Promise<readonly Roster[]>;
  /** False, and nothing changed, when the revision is no longer the last one. */
  change(id: string, revision: number, change: RosterChange): Promise<boolean>;
  /** Deletes drafts that nobody touched since then, rows included, at most `limit`; returns how many. */
  prune(before: Instant, limit: number): Promise<number>;
}
