/**
 * Files of people and files made for them, sealed at rest. A name tells nothing of what is in it: it is made of the
 * content with a key of ours, so that the same bytes are there once, or it was given. What a file is and whose is in
 * the store; nothing is here that no row of the store refers to, but for moments.
 */
export interface Media {
  /**
   * Takes in what comes, piece by piece, hashed and sealed on the way; outside of any transaction. Rejects with what
   * the source throws, and then nothing is left.
   */
  draft(bytes: Uint8Array | AsyncIterable<Uint8Array>, options?: DraftOptions): Promise<Draft>;
  /** Undefined when there is none. Throws UnreadableSeal for what is damaged or not its own. */
  open(name: string): Promise<OpenedFile | undefined>;
  /** Nothing is left that could be read. Removing what is not there is no mistake. */
  remove(name: string): Promise<void>;
  /** Of everything that has one, some thousands at a time. */
  names(): AsyncIterable<readonly string[]>;
  /** Removes what was begun and will not be ended, because the process that began it is gone. */
  clearDrafts(): Promise<void>;
}

interface DraftOptions {
  readonly signal?: AbortSignal;
  /** For what must not be known again by its content. */
  readonly name?: string;
}

/** All of a file, safe on the disk, under no name yet. */
export interface Draft {
  /** The one that it will have. */
  readonly name: string;
  /** Of the original, in hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  open(): Promise<OpenedFile>;
  /**
   * Gives it its name, in the place of what has that name, all or nothing and safe from the power being cut. Only in
   * the transaction that refers to it, while that holds the name: see keep-file.ts.
   */
  keep(): Promise<void>;
  /** It is not wanted. Nothing happens to one that is kept. */
  drop(): Promise<void>;
}

/**
 * A file as it came, opened piece by piece: a few hundred kilobytes of it are in memory, however large it is. It stays
 * readable to whoever has it open, also when it is removed. Read from beginning to end it closes itself.
 */
export interface OpenedFile extends AsyncIterable<Uint8Array> {
  /** Bytes. */
  readonly size: number;
  /** False for what an older key has sealed. */
  isCurrent(): Promise<boolean>;
  /** `length` bytes from `at`, fewer where it ends. */
  read(at: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A file by the id of its row in the store; undefined when its bytes are not here. Not in a transaction. */
export type OpenFile = (id: string) => Promise<OpenedFile | undefined>;
