import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BookCell, LongSheet } from '../../ports/books.ts';
import type { SheetPlan } from './long-sheet.ts';

/** The next rows are wanted; here is a piece of the file, which is to be acknowledged; that was all of it. */
export type FromWorker =
  | { readonly type: 'wanted' }
  | { readonly type: 'piece'; readonly bytes: Uint8Array }
  | { readonly type: 'done' };

/** Some rows, the end of them, or that a piece was taken. */
export type ToWorker =
  | { readonly type: 'rows'; readonly rows: readonly (readonly BookCell[])[] }
  | { readonly type: 'ended' }
  | { readonly type: 'taken' };

/** Rows that go over at a time. */
const BATCH = 250;
/** A list of fewer is written sooner than a worker has started. */
const SHORT = 1_000;

/** Writes a workbook of one sheet: a short one as a whole, laid out for paper; a long one piece by piece, in a worker. */
export async function* writeBook(
  plan: SheetPlan,
  rows: LongSheet['rows'],
  writeShort: (rows: readonly (readonly BookCell[])[]) => Promise<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const rest = rows[Symbol.asyncIterator]();
  const first: (readonly BookCell[])[] = [];
  let whole = false;
  try {
    while (!whole && first.length < SHORT) {
      const { value, done = false } = await rest.next();
      if (done) whole = true;
      else first.push(value);
    }
    if (whole) return yield await writeShort(first);
    const all = (async function* () {
      yield* first;
      yield* { [Symbol.asyncIterator]: () => rest };
    })();
    yield* writeApart(plan, all);
  } finally {
    await rest.return?.();
  }
}

/**
 * Writes a long workbook in a worker of its own, so that the next rows are read and opened meanwhile and conversations
 * are not held up. Neither side runs ahead: the worker asks for rows, and waits until its pieces are taken. It ends
 * with the file, or as soon as nobody wants the rest.
 */
async function* writeApart(plan: SheetPlan, rows: LongSheet['rows']): AsyncIterable<Uint8Array> {
  const worker = new Worker(new URL('./long-book-worker.ts', import.meta.url), {
    workerData: plan,
    env: {},
    stdin: false,
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 96 },
  });
  const tell = (message: ToWorker): void => worker.postMessage(message);
  const batches = inBatches(rows);
  const unread = new AbortController();
  const send = async () => {
    try {
      const { value } = await batches.next();
      tell(value === undefined ? { type: 'ended' } : { type: 'rows', rows: value });
    } catch (error) {
      unread.abort(error);
    }
  };
  let whole = false;
  try {
    const messages = on(worker, 'message', { close: ['exit'], signal: unread.signal });
    for await (const [message] of messages as AsyncIterable<[FromWorker]>) {
      if (message.type === 'wanted') void send();
      else if (message.type === 'done') whole = true;
      else {
        yield message.bytes;
        tell({ type: 'taken' });
      }
    }
    if (!whole) throw new Error('the workbook broke off');
  } catch (error) {
    unread.signal.throwIfAborted();
    throw error;
  } finally {
    await worker.terminate();
    await batches.return(undefined);
  }
}

async function* inBatches(
  rows: LongSheet['rows'],
): AsyncGenerator<readonly (readonly BookCell[])[], undefined, void> {
  let batch: (readonly BookCell[])[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  return undefined;
}
