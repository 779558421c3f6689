import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';
import type { GivenGrants } from './grants.ts';

/** One chat of one account. */
export interface Chat extends Contact {
  readonly account: string;
}

/** A code that was given out in one chat, to be typed in another. */
export interface JoinCode {
  readonly id: string;
  /** Keyed; the code itself is never stored. */
  readonly digest: Uint8Array;
  readonly commune: string;
  readonly maker: Chat;
  readonly expires: Instant;
  /** Where it was typed. Nobody else can use it from then on. */
  readonly taker?: Chat;
  /** Whoever typed it has agreed; the maker is asked. */
  readonly agreedAt?: Instant;
  /** Used, refused, or replaced by a newer one. */
  readonly endedAt?: Instant;
}

/** Two accounts that became one. */
export interface AccountJoin {
  readonly id: string;
  readonly commune: string;
  readonly kept: string;
  /** What was an account of its own, and is again when the join is undone. */
  readonly joined: string;
  readonly by: string;
  readonly at: Instant;
  /** What to give back when it is undone. */
  readonly moved: {
    readonly chats: readonly Contact[];
    readonly grants: GivenGrants;
    readonly rows: GivenRows;
  };
}

/** Rows of other tables, by their names. */
export type GivenRows = readonly { readonly table: string; readonly id: string }[];

export interface Joins {
  /** Ends every earlier code of the same maker that is still open. */
  offer(code: Pick<JoinCode, 'id' | 'digest' | 'commune' | 'maker' | 'expires'>, at: Instant): void;
  find(digest: Uint8Array): Promise<JoinCode | undefined>;
  byId(id: string): Promise<JoinCode | undefined>;
  /** Each of these changes an open code; when it is not open any more, the transaction fails (StaleVersion). */
  take(id: string, taker: Chat): void;
  agree(id: string, at: Instant): void;
  end(id: string, at: Instant): void;

  miss(account: string, at: Instant): void;
  misses(account: string, since: Instant): Promise<number>;

  /** Gives what else belongs to a person, and returns which rows. */
  giveRows(from: string, to: string): Promise<GivenRows>;
  giveRowsBack(rows: GivenRows, from: string, to: string): Promise<void>;

  /** Writes a join down, with what it has moved. */
  add(join: AccountJoin): void;
  /** Those that hold, newest first. */
  of(kept: string): Promise<readonly AccountJoin[]>;
  /** When it was undone before, the transaction fails (StaleVersion). */
  undo(id: string, at: Instant): void;

  /** Forgets codes and misses older than that. */
  prune(before: Instant, limit: number): Promise<number>;
}
