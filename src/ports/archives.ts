export interface Packed {
  /** Its path in the archive, with "/". */
  readonly name: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}

export interface Archives {
  /** .zip, one file after the other, piece by piece: the next one is asked for when the one before has been packed. */
  zip(files: AsyncIterable<Packed>): AsyncIterable<Uint8Array>;
}
