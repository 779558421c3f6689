import type { Role } from '../core/access/access.ts';
import type { Dialogue } from '../core/dialogue/dialogue.ts';
import type { Language, Say } from '../core/message/message.ts';
import type { Instant } from '../core/time/instant.ts';

/** Where a person is reached: a platform and the name it gives them. */
export interface Contact {
  readonly channel: string;
  readonly address: string;
}

export interface Conversation extends Contact {
  /** The account behind this address; two addresses of one person share it. */
  readonly account: string;
  readonly language: Language;
  readonly dialogue: Dialogue;
  /** The unit that whoever answers for several is reporting for now. */
  readonly focus?: string;
  /** When they last wrote or tapped, by the platform's clock. */
  readonly heardAt?: Instant;
  /** Since when they cannot be written to: blocked, unfollowed. Gone when they write again. */
  readonly leftAt?: Instant;
  /** 0 for one that was never saved. A save with a stale version fails the transaction (StaleVersion). */
  readonly version: number;
}

/** Whether a chat can be written to, without what is said in it. */
export type Presence = Pick<Conversation, 'channel' | 'address' | 'account' | 'heardAt' | 'leftAt'>;

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

/** One line of the totals: distinct people (người) and rows over all lists (lượt). */
export interface Tally {
  readonly unit: string;
  readonly metric: string;
  readonly proof: Proof;
  readonly entries: number;
}

export interface Submission {
  /** Key of the obligation that it answers. */
  readonly obligation: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  /** Decides on-time; never rewritten. */
  readonly firstCompleteAt: Instant;
  readonly lastChangedAt: Instant;
  /** A nil report is a report. */
  readonly nil: boolean;
  readonly by: string;
}

/**
 * A head's answer to a reminder: has seen it, asks to be reminded again at `until`, or says that somebody else is in
 * charge now. Every answer is kept, with its moment.
 */
export interface Acknowledgement {
  readonly obligation: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  readonly kind: 'received' | 'later' | 'handover';
  readonly until?: Instant;
  readonly by: string;
  readonly at: Instant;
}

/** The figures of a phase as they were when it was closed. */
export interface ClosedPhase {
  readonly commune: string;
  readonly campaign: string;
  readonly phase: string;
  readonly at: Instant;
  /** JSON; ids and counts only. */
  readonly figures: string;
}

export type ReminderState = 'queued' | 'sent' | 'cleared' | 'dropped';

/** The ledger: one row per (obligation, offset), whatever became of it, with the reason when nothing was sent. */
export interface Reminder {
  /** obligation key + offset; unique over all communes and campaigns. */
  readonly key: string;
  readonly obligation: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  readonly offset: string;
  readonly at: Instant;
  readonly state: ReminderState;
  /** Why it was not sent: late, already-reported, no-recipient, superseded, blocked … */
  readonly reason?: string;
}

export interface OutboxDraft extends Contact {
  /** The same key twice is one message: "in:<channel>:<update>:<n>", "reminder:<key>:<account>". */
  readonly key: string;
  /** `private`: sealed by a vault, and forgotten as soon as it is sent. */
  readonly kind: 'reply' | 'reminder' | 'notice' | 'private';
  readonly language: Language;
  readonly say: Say;
  /** Key of the reminder it carries; judged again at the moment of sending. */
  readonly reminder?: string;
  /** Further reminders in the same message: a head of several units, or an officer, gets one digest. */
  readonly also?: readonly string[];
  readonly notBefore: Instant;
  readonly expires?: Instant;
}

export interface OutboxRow extends OutboxDraft {
  readonly id: number;
  readonly attempts: number;
  /** How far it has come in earlier attempts. */
  readonly progress?: Progress;
}

/** How far a message has come that did not go through at once. */
export interface Progress {
  /** Attempts that the platform or the network made fail; waiting for one's turn is none. */
  readonly tries: number;
  /** The first piece of a long text that was not sent. */
  readonly piece: number;
  /** The answer to an earlier piece was lost: it may have arrived or not. */
  readonly doubtful: boolean;
}

/** A message that did not arrive, or nobody knows whether it did. */
export interface Undelivered extends Contact {
  readonly kind: OutboxDraft['kind'];
  readonly state: 'unknown' | 'failed';
  readonly reason: string;
  readonly reminder?: string;
  /** When it was due. */
  readonly at: Instant;
}

/** What lies in the outbox of a channel. */
export interface Backlog {
  /** Due and not sent yet. */
  readonly waiting: number;
  /** Since when the oldest of them is due. */
  readonly since?: Instant;
  readonly unknown: number;
  readonly failed: number;
}

export interface Invitation {
  /** Keyed digest of the code; the code itself is never stored. */
  readonly digest: Uint8Array;
  readonly commune: string;
  readonly unit: string | null;
  readonly role: Role;
  readonly expires: Instant;
  readonly by: string;
  /** Whoever uses it takes over from those who had the role in that unit. */
  readonly replaces?: boolean;
}

export interface AuditRow {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** No personal data: ids, counts, field names. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** Somebody has agreed, to a notice that they were shown, to one use of their data. */
export interface Consent {
  readonly id: string;
  readonly account: string;
  readonly commune: string;
  readonly campaign: string;
  /** `list`: a row in a unit's list. `group`: the group of the plan that they are in. */
  readonly purpose: 'list' | 'group';
  /** Which notice it was: its version and a number made of its words. */
  readonly notice: string;
  readonly channel: string;
  readonly at: Instant;
  /** Given in the name of somebody else who was there and agreed. */
  readonly forOther: boolean;
  /** The row, and the unit in whose list it is. */
  readonly entry?: string;
  readonly unit?: string;
  readonly takenBackAt?: Instant;
}

/** A row that somebody has declared, with its place; personal fields are masked. */
export interface OwnEntry extends Omit<EntryView, 'alsoIn'> {
  readonly campaign: string;
  readonly unit: string;
}

export interface CaseGroup {
  readonly account: string;
  readonly commune: string;
  readonly campaign: string;
  /** The id of a group of the plan. */
  readonly group: string;
  readonly at: Instant;
}

export type RightsKind = 'access' | 'correct' | 'withdraw' | 'object' | 'erase';
export type RightsState = 'open' | 'done' | 'refused';

/** What somebody asks of their data. */
export interface RightsRequest {
  readonly id: string;
  /** Counts up in its commune. */
  readonly number: number;
  readonly commune: string;
  readonly account: string;
  readonly kind: RightsKind;
  readonly at: Instant;
  /** It must have been confirmed before this, and settled before that. */
  readonly acknowledgeBy: Instant;
  readonly due: Instant;
  readonly acknowledgedAt?: Instant;
  readonly settledAt?: Instant;
  readonly state: RightsState;
  /** What was asked, in the person's words; sealed. */
  readonly note?: string;
  /** What the officer answered; sealed. */
  readonly answer?: string;
  /** How often its lateness has climbed, and when it is looked at next. */
  readonly climbed: number;
  readonly lookAt?: Instant;
}

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
