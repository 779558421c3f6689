import type { FileKind, RealType } from '../../core/media/file-kind.ts';
import type { Say } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { OpenedFile } from '../../ports/media.ts';
import type { MediaFile, Tx } from '../../ports/store.ts';

/** Bytes that have arrived, for whoever asked for them. */
export interface Arrival<Found = unknown> {
  readonly tx: Tx;
  readonly at: Instant;
  /** Its sha256, size and real type are known. */
  readonly file: MediaFile;
  readonly kind: FileKind;
  /** What `inspect` made of the bytes. */
  readonly found: Found;
}

/** What a file is wanted for. What is said goes to the chat that it came from. */
export interface Purpose<Found = unknown> {
  readonly accepts: readonly FileKind[];
  /** Bytes; no more than that is read, whatever the platform says. */
  readonly limit: number;
  /** Looks into the file, outside of any transaction. Undefined: it is not what it seems, and is not kept. */
  readonly inspect?: (file: OpenedFile, real: RealType, signal: AbortSignal) => Promise<Found | undefined>;
  readonly arrived: (arrival: Arrival<Found>) => Promise<readonly Say[]>;
  /** Without it the person is told in general words, and that nothing is lost but this file. */
  readonly failed?: (failure: {
    readonly tx: Tx;
    readonly at: Instant;
    readonly file: MediaFile;
    readonly reason: Refusal;
  }) => Promise<readonly Say[]>;
}

/** Why a file was not taken. Words under media.refused.<id>. */
export type Refusal = 'too-big' | 'wrong-type' | 'empty' | 'gone' | 'unreachable';

/** By the names that `tx.media.want` is given. */
export type Purposes = ReadonlyMap<string, Purpose>;

/** Lets a registry hold purposes that find different things. */
export const purpose = <Found>(one: Purpose<Found>): Purpose => one as unknown as Purpose;
