export interface Packed {
  /** Its path in the archive, with "/". */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Archives {
  /** .zip, one file after the other, so that only one is in memory. */
  zip(files: AsyncIterable<Packed>): AsyncIterable<Uint8Array>;
}
