import { createHash } from 'node:crypto';
import { MAX_FILE } from '../../core/media/max-file.ts';
import { isoInstant } from '../../core/time/instant.ts';
import type { TipFileHead } from '../../core/violation/tip.ts';
import { coarse } from '../../core/violation/tip-clock.ts';
import { type Channel, FileTooBig, SendError } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { PublicKey } from '../../ports/sealed-box.ts';
import type { Store } from '../../ports/store.ts';
import { sayRefused } from '../media/fetch-media.ts';
import { keepFile } from '../media/keep-file.ts';
import type { Purpose, Refusal } from '../media/purpose.ts';
import { judge, Refused } from '../media/receive-file.ts';
import { envelopePieces } from './file-envelope.ts';
import type { NewsAddress } from './relay.ts';
import type { SayPrivately } from './say-privately.ts';
import type { Sealing } from './sealing.ts';
import { filePlace } from './store-tip.ts';
import type { TipSource } from './tip-source.ts';

interface Wanted extends TipSource {
  readonly id: string;
  readonly tip: string;
  readonly commune: string;
  readonly keys: readonly PublicKey[];
  /** Who is told when it cannot be taken. In memory only, like everything here. */
  readonly teller?: NewsAddress;
}

export interface TipFiles {
  want(file: Wanted): void;
  /** Fetches it now. Undefined when it is there; `later` when the platform could not be reached. */
  fetch(file: Wanted): Promise<Refusal | 'later' | undefined>;
  /** Fetches what is waiting; what fails for the moment is tried again with the next call. */
  run(): Promise<void>;
}

interface Deps extends Pick<Sealing, 'box' | 'shreds'> {
  readonly store: Store;
  readonly clock: Clock;
  readonly media: Media;
  readonly channels: readonly Channel[];
  readonly sayPrivately: SayPrivately;
}

const TIMEOUT = 60_000;
const MAX_ATTEMPTS = 6;
export const TIP_FILES: Pick<Purpose, 'accepts' | 'limit'> = {
  accepts: ['photo', 'video', 'voice', 'document'],
  limit: MAX_FILE,
};
/** No more than the queue of a busy evening; a flood stays outside. */
const MAX_WAITING = 500;

/**
 * Originals of a chat, fetched, hashed and sealed to the desk piece by piece, without ever being on a disk in between. What waits is in
 * memory only, since a platform's name for a file is as good as the file to whoever has the bot's token. What a restart
 * took away the desk's browser asks for again, as soon as a receiver opens the desk: see tip-source.ts.
 */
export function createTipFiles({ store, clock, media, channels, box, shreds, sayPrivately }: Deps): TipFiles {
  const waiting = new Map<string, Wanted & { readonly attempts: number }>();
  let running: Promise<void> | undefined;

  return {
    want(file) {
      if (waiting.size < MAX_WAITING) waiting.set(file.id, { ...file, attempts: 0 });
    },
    fetch: take,
    async run() {
      running ??= fetchAll().finally(() => {
        running = undefined;
      });
      await running;
    },
  };

  async function fetchAll(): Promise<void> {
    for (const [id, file] of [...waiting]) {
      const refused = await take(file);
      if (refused === 'later' && file.attempts < MAX_ATTEMPTS) {
        waiting.set(id, { ...file, attempts: file.attempts + 1 });
        continue;
      }
      waiting.delete(id);
      if (refused === undefined || file.teller === undefined) continue;
      const { teller } = file;
      const because = refused === 'later' ? 'unreachable' : refused;
      await store.transaction(async (tx) =>
        sayPrivately(tx, teller, [sayRefused(TIP_FILES, because)], `tip-file:${id}`),
      );
    }
  }

  async function take({
    id,
    tip,
    commune,
    channel: name,
    file,
    keys,
  }: Wanted): Promise<Refusal | 'later' | undefined> {
    const channel = channels.find((each) => each.name === name);
    if (channel?.fetch === undefined) return 'gone';
    // A transaction that was repeated has left a name behind that belongs to no tip.
    const isThere = await store.transaction(async (tx) => (await tx.tips.find(commune, tip)) !== undefined);
    if (!isThere) return undefined;
    const signal = AbortSignal.timeout(TIMEOUT);
    try {
      const judged = judge(await channel.fetch(file.ref, signal), TIP_FILES);
      const original = hashed(judged.bytes);
      const at = isoInstant(coarse(clock.now()));
      const headOf = (): TipFileHead => {
        const { kind, extension, type } = judged.type();
        return { name: file.name ?? `${kind}.${extension}`, type, ...original.measure(), at };
      };
      const sealed = await box.sealPieces(envelopePieces(original.bytes, headOf), keys);
      const draft = await media.draft(shreds.wrapPieces(tip, filePlace(id), sealed), { signal, name: id });
      try {
        await store.transaction(async (tx) => {
          await keepFile(tx, draft);
          await tx.tipThreads.addFile({ id, tip, bytes: draft.size });
        });
      } finally {
        await draft.drop();
      }
      return undefined;
    } catch (error) {
      if (error instanceof Refused) return error.because;
      if (error instanceof FileTooBig) return 'too-big';
      return error instanceof SendError && !error.retryable ? 'gone' : 'later';
    }
  }
}

/** What goes by, with its hash and size when it has gone by. */
function hashed(source: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let size = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  return { bytes: bytes(), measure: () => ({ size, sha256: hash.digest('hex') }) };
}
