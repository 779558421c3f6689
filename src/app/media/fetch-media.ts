import type { Say } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { type Instant, later, MINUTE } from '../../core/time/instant.ts';
import { type Channel, FileTooBig, SendError } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { MediaFile, Store, Tx } from '../../ports/store.ts';
import { keepFile } from './keep-file.ts';
import type { Purpose, Purposes, Refusal } from './purpose.ts';
import { type Received, receiveFile } from './receive-file.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly media: Media;
  readonly channels: readonly Channel[];
  readonly purposes: Purposes;
  readonly onError: (what: string, error: unknown) => void;
}

export interface FetchMedia {
  /** Begins to fetch what conversations have asked for, without waiting for it. */
  run(): Promise<void>;
  /** Resolves when nothing is being fetched any more. */
  idle(): Promise<void>;
  /** Breaks off; what was being fetched is fetched after the next start. */
  stop(): Promise<void>;
}

/** Files fetched side by side. */
const AT_ONCE = 4;
const TIMEOUT = 60_000;
/** So long nobody else tries a file that somebody is fetching. */
const CLAIM = 3 * MINUTE;
const MAX_ATTEMPTS = 6;

export function createFetchMedia({ store, clock, media, channels, purposes, onError }: Deps): FetchMedia {
  const stopping = new AbortController();
  const stop = stopping.signal;
  let running: Promise<void> | undefined;

  return {
    async run() {
      running ??= fetchAll()
        .catch((error) => onError('files', error))
        .finally(() => {
          running = undefined;
        });
    },
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };

  async function fetchAll(): Promise<void> {
    while (!stop.aborted) {
      const at = clock.now();
      const files = await store.transaction((tx) => tx.media.take(at, later(at, CLAIM), AT_ONCE));
      if (files.length === 0) return;
      await Promise.all(files.map(fetchOne));
    }
  }

  async function fetchOne(file: MediaFile): Promise<void> {
    const purpose = purposes.get(file.purpose);
    if (purpose === undefined) throw new Error(`no file can be wanted for "${file.purpose}"`);
    let received: Received | undefined;
    try {
      const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT)]);
      const got = await receive(file, purpose, signal);
      received = got;
      await store.transaction((tx) => settle(tx, file, purpose, got));
    } catch (error) {
      if (stop.aborted) return;
      onError(`file ${file.id} for ${file.purpose}`, error);
      await store.transaction((tx) => afterFailure(tx, file, purpose));
    } finally {
      if (received && 'draft' in received) await received.draft.drop();
    }
  }

  /** A refusal is final; what may go better next time is thrown. */
  async function receive(file: MediaFile, purpose: Purpose, signal: AbortSignal): Promise<Received> {
    const channel = channels.find(({ name }) => name === file.channel);
    if (channel?.fetch === undefined) return { refused: 'gone' };
    signal.throwIfAborted();
    try {
      return await receiveFile(media, await channel.fetch(file.ref, signal), purpose, signal);
    } catch (error) {
      if (error instanceof FileTooBig) return { refused: 'too-big' };
      if (error instanceof SendError && !error.retryable) return { refused: 'gone' };
      throw error;
    }
  }

  async function settle(tx: Tx, file: MediaFile, purpose: Purpose, received: Received): Promise<void> {
    // Whoever sent it may have been erased meanwhile.
    const [now] = await tx.media.of([file.id]);
    if (now?.state !== 'wanted') return;
    if ('refused' in received) return refuse(tx, file, purpose, received.refused);
    const at = clock.now();
    const { draft, real, found } = received;
    const stored = { ...(await keepFile(tx, draft)), type: real.type };
    tx.media.settle(file.id, { state: 'stored', ...stored });
    const arrived = { ...file, ...stored, state: 'stored' } as const;
    await tell(tx, file, at, await purpose.arrived({ tx, at, file: arrived, kind: real.kind, found }));
  }

  async function afterFailure(tx: Tx, file: MediaFile, purpose: Purpose): Promise<void> {
    if (file.attempts >= MAX_ATTEMPTS) return refuse(tx, file, purpose, 'unreachable');
    const notBefore = later(clock.now(), Math.min(5_000 * 2 ** file.attempts, 30 * MINUTE));
    tx.media.settle(file.id, { state: 'wanted', notBefore, reason: 'unreachable' });
  }

  async function refuse(tx: Tx, file: MediaFile, purpose: Purpose, reason: Refusal): Promise<void> {
    const at = clock.now();
    tx.media.settle(file.id, { state: 'failed', reason });
    const says = await (purpose.failed?.({ tx, at, file, reason }) ?? [sayRefused(purpose, reason)]);
    await tell(tx, file, at, says);
  }
}

/** Limits are told in whole megabytes, as phones show them. */
export const sayRefused = ({ limit }: Pick<Purpose, 'limit'>, reason: Refusal): Say =>
  say([text(`media.refused.${reason}`, { limit: Math.floor(limit / 1024 / 1024) })]);

async function tell(tx: Tx, file: MediaFile, at: Instant, says: readonly Say[]): Promise<void> {
  if (says.length === 0) return;
  const { channel, address } = file;
  const [conversation] = await tx.conversations.load([{ channel, address }]);
  if (conversation === undefined) return;
  says.forEach((one, n) => {
    tx.outbox.add({
      key: `file:${file.id}:${file.attempts}:${n}`,
      channel,
      address,
      kind: 'reply',
      language: conversation.language,
      say: one,
      notBefore: at,
    });
  });
}
