import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';

/** What is known of a file before its bytes are here. Nothing is fetched that no conversation has asked for. */
export interface WantedFile extends Contact {
  readonly account: string;
  readonly commune: string;
  /** The channel's own name for the bytes. */
  readonly ref: string;
  /** As the sender's phone says; sealed, because people call files after people. */
  readonly name?: string;
  /** Who is told when the bytes have arrived: a key of the purposes that the process knows. */
  readonly purpose: string;
  /** What the purpose needs to know again, as ids; sealed. */
  readonly about?: Readonly<Record<string, string>>;
  readonly at: Instant;
  /** When the bytes are removed; without it they stay until somebody removes them. */
  readonly purgeAt?: Instant;
}

/** A file whose bytes are in the media already, because we made it. */
export interface MadeFile extends Omit<WantedFile, 'ref'>, StoredBytes {
  readonly id: string;
}

export interface StoredBytes {
  /** Of the original, in hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** MIME type, as the bytes themselves say. */
  readonly type: string;
  /** The name of the bytes in the media: the same for all whose bytes are the same. */
  readonly content: string;
}

/** `removed`: the bytes are gone, the hash stays. */
export type FileState = 'wanted' | 'stored' | 'failed' | 'removed';

export interface MediaFile extends WantedFile, Partial<StoredBytes> {
  readonly id: string;
  readonly state: FileState;
  /** Why it failed: too-big, wrong-type, empty, gone, unreachable. */
  readonly reason?: string;
  readonly attempts: number;
}

export type FileSettlement =
  | ({ readonly state: 'stored' } & StoredBytes)
  | { readonly state: 'wanted'; readonly notBefore: Instant; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string };

/** Files of people and for people: what they are, and what became of them. The bytes are in the media. */
export interface MediaFiles {
  /** Asks for an attachment; returns the id under which its bytes will be. */
  want(file: WantedFile): string;
  add(file: MadeFile): void;
  /** Those to be fetched now, at most `limit`, oldest first; nobody else gets them before `until`. */
  take(now: Instant, until: Instant, limit: number): Promise<readonly MediaFile[]>;
  settle(id: string, to: FileSettlement): void;
  /** In the order of the ids given; unknown ones are left out. */
  of(ids: readonly string[]): Promise<readonly MediaFile[]>;
  /** Files of a commune whose bytes were the same, oldest first. */
  withHash(commune: string, sha256: string): Promise<readonly MediaFile[]>;
  /** Their time is over; one that is still to come is taken for the same moment. */
  expire(ids: readonly string[], at: Instant): void;
  /** Those whose time is over and whose bytes are still there, at most `limit`. */
  expired(now: Instant, limit: number): Promise<readonly string[]>;
  /**
   * Waits for whoever holds one of these names, and until the transaction ends nobody else does: who gives a name its
   * bytes holds it until the row that refers to it is safe, who removes bytes holds it while looking for such rows.
   */
  hold(names: readonly string[]): Promise<void>;
  /** Notes that these have no bytes any more, and holds and gives the names that nobody refers to now. */
  release(ids: readonly string[]): Promise<readonly string[]>;
  /** Of these names those that nothing refers to. */
  unheld(names: readonly string[]): Promise<readonly string[]>;
  /** Whoever refers to the bytes under one name finds them under the other one. */
  rename(from: string, to: string): Promise<void>;
  /** Whether a row here refers to this name. */
  knows(name: string): Promise<boolean>;
}
