import type { Instant } from '../core/time/instant.ts';

/** How sure we are that it was achieved, weakest first. The plan says from which on it counts. */
export type Proof = 'self-declared' | 'unit-confirmed' | 'verified';

/** One person in one unit's list. Sealed fields go in as plain text and come out masked. */
export interface PersonFields {
  readonly name: string;
  readonly address?: string;
  readonly citizenId?: string;
  readonly phone?: string;
  readonly plates?: readonly string[];
  readonly birthYear?: number;
}

export interface Entry {
  readonly id: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  readonly person: PersonFields;
  /** Ids of the metrics achieved, such as vneid-l2-activated. */
  readonly achieved: readonly string[];
  /** What else the plan's list asks, such as { result: "no", case: "g2" }; never personal data. */
  readonly details?: Readonly<Record<string, string>>;
  readonly proof: Proof;
  /** Name of the helper whose work it is, if it is said. */
  readonly helper?: string;
  readonly by: string;
  readonly at: Instant;
}

/** A child to be counted; what is said of them only tells whether they were counted before. */
export interface UnnamedChild extends Omit<Entry, 'person'> {
  readonly person?: Partial<PersonFields>;
}

/** What a unit's list shows: personal fields are masked. */
export interface EntryView {
  readonly id: string;
  readonly details: Readonly<Record<string, string>>;
  readonly name: string;
  readonly masked: Omit<PersonFields, 'name'>;
  readonly achieved: readonly string[];
  /** The strongest of its proofs. */
  readonly proof: Proof;
  /** How sure each thing that was achieved is. */
  readonly proofs: Readonly<Record<string, Proof>>;
  /** What was achieved by its own account and rejected: metric and reason. */
  readonly rejected: Readonly<Record<string, string>>;
  /** Why the person counts no more. */
  readonly left?: string;
  readonly helper?: string;
  readonly by: string;
  readonly at: Instant;
  /** Other units that have the same person, by citizen ID. */
  readonly alsoIn: readonly string[];
}

/** A row of a list with everything in it, for judging it. */
export interface OpenEntry extends Omit<EntryView, 'masked' | 'name'> {
  readonly person: PersonFields;
}

/** What is said of one thing that somebody has achieved. */
export type Verdict = {
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  readonly entry: string;
  readonly metric: string;
} & (
  | { readonly to: 'unit-confirmed' | 'verified' | 'reopened' }
  | { readonly to: 'rejected'; readonly reason: string }
);

/** Rows that count of one helper in one unit. */
export interface Credit {
  readonly unit: string;
  readonly helper: string;
  readonly metric: string;
  readonly people: number;
}

/** What is changed in a row; fields left out stay. */
export interface Correction {
  readonly person?: Partial<PersonFields>;
  readonly achieved?: readonly string[];
  /** Merged into the details. */
  readonly details?: Readonly<Record<string, string>>;
  readonly by: string;
}

/** From the first instant on, up to, not including, the last; an end left out is open. */
export interface Window {
  readonly from?: Instant;
  readonly until?: Instant;
}

/** `new`: a row was added. `again`: this unit has this person already, achievements were merged into that row. */
export type Recorded = {
  readonly outcome: 'new' | 'again';
  readonly id: string;
  readonly alsoIn: readonly string[];
};

/** What recording somebody would find. */
export interface Foreseen {
  /** This list has them already. */
  readonly inList: boolean;
  /** Other units' lists of the campaign, by citizen ID. */
  readonly alsoIn: readonly string[];
  /** Other campaigns of the commune, by citizen ID. */
  readonly campaigns: readonly string[];
}

/** Rows that may be about one person. */
export interface Alike {
  readonly name: string;
  readonly birthYear: number;
  readonly rows: readonly { readonly unit: string; readonly entry: string }[];
}

/** What a human decides of people who look alike. */
export type AlikeVerdict = 'same' | 'different';

/**
 * `two-ids`: two citizen IDs are known, of which one must be wrong. `same-list`: two rows of one list, of which one must be
 * withdrawn. `gone`: fewer than two of them are in a list. Nothing was changed then.
 */
export type AlikeSettled = 'settled' | 'two-ids' | 'same-list' | 'gone';

/** One line of the totals: distinct people (người) and rows over all lists (lượt). */
export interface Tally {
  readonly unit: string;
  readonly metric: string;
  readonly proof: Proof;
  readonly entries: number;
}

/** A row that somebody has declared, with its place; personal fields are masked. */
export interface OwnEntry extends Omit<EntryView, 'alsoIn'> {
  readonly campaign: string;
  readonly unit: string;
}
