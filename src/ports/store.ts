import type { Grant, Role } from '../core/access/access.ts';
import type { Instant } from '../core/time/instant.ts';
import type {
  Acknowledgement,
  AuditRow,
  ClosedPhase,
  Contact,
  Conversation,
  Correction,
  Entry,
  EntryView,
  Granted,
  Invitation,
  OutboxDraft,
  OutboxRow,
  Proof,
  Recorded,
  Reminder,
  ReminderState,
  Submission,
  Tally,
  Window,
} from './rows.ts';

export type * from './rows.ts';

/**
 * Reads see what the transaction has written. Writes may be buffered and go out as multi-row statements before the
 * next read and at the end, so a batch of conversations costs one statement a table.
 */
export interface Tx {
  readonly inbox: {
    /** Remembers the keys; returns those never seen before. */
    add(channel: string, keys: readonly string[], at: Instant): Promise<ReadonlySet<string>>;
    /** Puts a message that was added aside, because it cannot be handled, so that the others go on. */
    park(channel: string, key: string, error: string): void;
    /** Forgets keys older than that, at most `limit`; returns how many. Parked ones stay. */
    prune(before: Instant, limit: number): Promise<number>;
  };
  readonly conversations: {
    /** In one read. Contacts never met come back with version 0 and a new account. */
    load(contacts: readonly Contact[]): Promise<readonly Conversation[]>;
    /** With the version that was loaded, also when it is saved twice in one transaction: the last one stays. */
    save(conversation: Conversation): void;
    ofAccounts(accounts: readonly string[]): Promise<readonly Conversation[]>;
  };
  readonly grants: {
    /** In one read: what each account may do at that moment. */
    of(accounts: readonly string[], at: Instant): Promise<ReadonlyMap<string, readonly Grant[]>>;
    add(account: string, grant: Grant, from: Instant): void;
    /** Ends a role from that moment; history stays. */
    end(account: string, grant: Grant, until: Instant): void;
    holders(
      commune: string,
      unit: string | null,
      roles: readonly Role[],
      at: Instant,
    ): Promise<readonly string[]>;
    /** Every holder of these roles in units of the commune: unit id → accounts, in one read. */
    byUnit(
      commune: string,
      roles: readonly Role[],
      at: Instant,
    ): Promise<ReadonlyMap<string, readonly string[]>>;
  };
  readonly invitations: {
    add(invitation: Invitation): void;
    find(digest: Uint8Array): Promise<(Invitation & { readonly usedAt?: Instant }) | undefined>;
    use(digest: Uint8Array, account: string, at: Instant): void;
  };
  readonly entries: {
    /**
     * A citizen ID makes one person of the commune; without one, the same unit, name and address or phone do.
     * Merges achievements, each with its own proof, and lowers none. A withdrawn row begins anew.
     */
    record(entry: Entry): Promise<Recorded>;
    list(commune: string, campaign: string, unit: string): Promise<readonly EntryView[]>;
    /** Takes a row out of the list. False when it is not in that unit's list. */
    withdraw(commune: string, campaign: string, unit: string, id: string, at: Instant): Promise<boolean>;
    /**
     * Changes fields of a row that is in the list. `taken`: the new citizen ID belongs to another row of this list, and
     * nothing was changed. `achieved`, when given, replaces what was achieved. `gone`: no such row in that list.
     */
    correct(
      commune: string,
      campaign: string,
      unit: string,
      id: string,
      change: Correction,
      at: Instant,
    ): Promise<'corrected' | 'taken' | 'gone'>;
    /**
     * Rows per unit × metric × proof (lượt) whose metric was first recorded in the window, if one is given; of one unit
     * only, if that is given.
     */
    tallies(commune: string, campaign: string, window?: Window, unit?: string): Promise<readonly Tally[]>;
    /**
     * Distinct people per metric over the whole commune (người), counting proofs in the set; a person belongs to the
     * window in which they were first recorded with that metric by anyone.
     */
    people(
      commune: string,
      campaign: string,
      proofs: readonly Proof[],
      window?: Window,
    ): Promise<ReadonlyMap<string, number>>;
  };
  readonly submissions: {
    /** First time sets firstCompleteAt; later times move lastChangedAt and nil only. */
    file(submission: Omit<Submission, 'firstCompleteAt' | 'lastChangedAt'> & { readonly at: Instant }): void;
    of(commune: string, campaign: string): Promise<readonly Submission[]>;
  };
  readonly reminders: {
    /** Inserts those whose key is new; returns their keys. */
    add(rows: readonly Reminder[]): Promise<ReadonlySet<string>>;
    /** One that was sent to somebody stays sent, whatever becomes of it for the others. */
    settle(key: string, state: ReminderState, reason?: string): void;
    of(commune: string, campaign: string): Promise<readonly Reminder[]>;
  };
  readonly acknowledgements: {
    /** The same answer twice at the same moment is one. */
    add(answer: Acknowledgement): void;
    /** In the order in which they were given. */
    of(commune: string, campaign: string): Promise<readonly Acknowledgement[]>;
  };
  /** Deadlines that were put off for one unit; none is ever changed or taken back, a later one counts instead. */
  readonly extensions: {
    add(extension: Granted): void;
    /** In the order in which they were granted. */
    of(commune: string, campaign: string): Promise<readonly Granted[]>;
  };
  readonly closings: {
    /** Freezes the figures, and returns their SHA-256; undefined when the phase was closed already. */
    add(closed: ClosedPhase): Promise<string | undefined>;
    of(commune: string, campaign: string): Promise<readonly (ClosedPhase & { readonly hash: string })[]>;
  };
  readonly outbox: {
    add(draft: OutboxDraft): void;
    /**
     * The next message of each chat that may go now, at most `limit`, replies first; marks them as sending.
     * Nothing of a chat while one is being sent or waits to be tried again; what is over its time expires, and so
     * does its reminder. Nothing at all for an epoch that `leases.lead(channel, …)` has gone past.
     */
    take(channel: string, now: Instant, limit: number, epoch: number): Promise<readonly OutboxRow[]>;
    settle(id: number, epoch: number, to: OutboxSettlement): void;
    /**
     * After a crash: what an older epoch was sending is sent again where that is harmless (`resend`), and becomes
     * unknown where a person could get it twice. Returns how many.
     */
    recover(channel: string, epoch: number, resend: boolean): Promise<number>;
    /** The earliest moment at which `take` would find something, as things stand. */
    nextAt(channel: string): Promise<Instant | undefined>;
    /** Deletes what was due before that and is sent, cleared or expired, at most `limit`; returns how many. */
    prune(before: Instant, limit: number): Promise<number>;
  };
  readonly leases: {
    /** A new, higher epoch for the one that sends; `name` is the channel. What older epochs do is ignored. */
    lead(name: string, owner: string, at: Instant): Promise<number>;
  };
  readonly marks: {
    /** Small named instants: how far tick has looked, where the simulator's clock stands. */
    get(name: string): Promise<Instant | undefined>;
    set(name: string, at: Instant): void;
  };
  readonly audit: { add(row: AuditRow): void };
}

export type OutboxSettlement =
  | { readonly state: 'sent'; readonly at: Instant; readonly providerId: string }
  | { readonly state: 'pending'; readonly notBefore: Instant; readonly reason: string }
  | { readonly state: 'unknown' | 'failed' | 'cleared' | 'expired'; readonly reason: string };

export interface Store {
  /** All or nothing. Never await the network inside, and never open a second one inside. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Two processes wrote the same conversation; the transaction left nothing behind and may be tried again. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
}

/** Another process owns the file. The message is fit for an operator. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}
