import { Worker } from 'node:worker_threads';
import { type ReadStretch, TableError, type TableFile, type TableRefusal } from '../../ports/table-file.ts';

export type FromWorker =
  | { readonly type: 'stretch'; readonly stretch: ReadStretch; readonly read: number }
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly refusal: TableRefusal; readonly at?: string };

interface Limits {
  /** Milliseconds; a file that is no bomb is read in a few seconds. */
  readonly timeout: number;
  /** Megabytes of the worker's heap. */
  readonly memory: number;
}

const LIMITS: Limits = { timeout: 60_000, memory: 192 };

/** A worker of its own for each file, with little memory, killed when it takes too long: whatever is in it harms nobody. */
export function createTableFile({ timeout, memory }: Limits = LIMITS): TableFile {
  return {
    async judge(bytes, kind, rules, take, signal) {
      signal.throwIfAborted();
      const own = ownBytes(bytes);
      const takenIn = new Int32Array(new SharedArrayBuffer(4));
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: { bytes: own, taken: takenIn, kind, rules },
        transferList: [own.buffer],
        resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
        env: {},
        stdin: false,
        stdout: true,
        stderr: true,
      });
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      // Time in which the worker waits for parts to be taken in is not the worker's.
      let timer = setTimeout(tooSlow, timeout);
      let left = timeout;
      let since = performance.now();
      function tooSlow(): void {
        reject(new TableError('too-slow'));
      }
      const aborted = () => reject(signal.reason);
      signal.addEventListener('abort', aborted, { once: true });
      let untaken = 0;
      let isRead = false;
      let taken: Promise<void> = Promise.resolve();
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'refused') return reject(new TableError(message.refusal, message.at));
        if (message.type === 'done') {
          isRead = true;
          return void taken.then(resolve, reject);
        }
        clearTimeout(timer);
        if (untaken++ === 0) left -= performance.now() - since;
        taken = taken.then(() => take(message.stretch, message.read));
        taken.then(() => {
          if (--untaken === 0) {
            since = performance.now();
            timer = setTimeout(tooSlow, Math.max(1, left));
          }
          Atomics.add(takenIn, 0, 1);
          Atomics.notify(takenIn, 0);
        }, reject);
      });
      worker.on('error', (error) => reject(toTableError(error)));
      // Whoever has read all of it may go before all of it is taken in.
      worker.on('exit', () => isRead || reject(new TableError('broken')));
      try {
        await promise;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
        await worker.terminate();
      }
    },
  };
}

function toTableError(error: unknown): TableError {
  const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new TableError(isMemory ? 'too-large' : 'broken', undefined, { cause: error });
}

/** In memory that nothing else is in, so that it can be handed over. */
const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
