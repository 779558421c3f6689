import type { SaidFile, Text } from '../../core/message/message.ts';
import { DAY, type Instant, later } from '../../core/time/instant.ts';
import type { Media } from '../../ports/media.ts';
import type { Contact, Tx } from '../../ports/store.ts';
import { keepFile } from '../media/keep-file.ts';

/** A file that we made for somebody. */
export interface NewFile {
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** What a picture shows. */
  readonly alt?: Text;
}

interface Receiver extends Contact {
  readonly account: string;
  readonly commune: string;
  readonly at: Instant;
}

/**
 * Takes a file into the media, sealed, piece by piece. What it gives is written in the transaction that says the file,
 * so that a file nobody heard of is never kept.
 */
export type MakeFile = (file: NewFile, to: Receiver, signal?: AbortSignal) => Promise<KeepMade>;

/** In the transaction in which it is said. */
export type KeepMade = (tx: Tx) => Promise<SaidFile>;

/** So long a file waits to be fetched by whoever asked for it. */
const KEPT = 7 * DAY;

interface Deps {
  readonly media: Media;
  readonly ids: () => string;
}

export function createMakeFile({ media, ids }: Deps): MakeFile {
  return async ({ name, type, bytes, alt }, { channel, address, account, commune, at }, signal) => {
    const id = ids();
    const draft = await media.draft(bytes, { ...(signal && { signal }) });
    return async (tx) => {
      const kept = await keepFile(tx, draft);
      const whose = { channel, address, account, commune, at, purpose: 'made' };
      tx.media.add({ id, ...whose, name, ...kept, type, purgeAt: later(at, KEPT) });
      return { media: id, name, type, size: kept.size, ...(alt && { alt }) };
    };
  };
}
