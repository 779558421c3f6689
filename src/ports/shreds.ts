/**
 * One key for each tip, kept apart from the database and never in a backup. Everything stored of the tip is wrapped
 * with it once more; when the key is destroyed, all copies of the rest are noise, those in backups too.
 */
export interface Shreds {
  /** Makes the key, or finds it. On disk before this returns. */
  create(id: string): Promise<void>;
  wrap(id: string, place: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** The same for what comes piece by piece. */
  wrapPieces(id: string, place: string, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Undefined when the key was destroyed. Throws when bytes or place are not the ones that were wrapped. */
  unwrap(id: string, place: string, wrapped: Uint8Array): Promise<Uint8Array | undefined>;
  /** The same piece by piece: whether they are the ones that were wrapped is known, and thrown, only at the end. */
  unwrapPieces(
    id: string,
    place: string,
    wrapped: AsyncIterable<Uint8Array>,
  ): Promise<AsyncIterable<Uint8Array> | undefined>;
  destroy(id: string): Promise<void>;
  /** The keys there are, so that those of no tip can be found. */
  list(): Promise<readonly string[]>;
}
