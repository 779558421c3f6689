import type { OpenedFile } from '../../ports/media.ts';

/** Where the bytes come from, piece by piece, all but the last one of the same size. */
interface Source {
  readonly size: number;
  readonly piece: number;
  readonly isCurrent: () => Promise<boolean>;
  readonly open: (n: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Keeps the piece that was opened last: whoever reads a little mostly reads on. */
export function openedFile({ size, piece, isCurrent, open, close }: Source): OpenedFile {
  let held: { readonly n: number; readonly bytes: Uint8Array } | undefined;

  async function pieceAt(n: number): Promise<Uint8Array> {
    if (held?.n !== n) held = { n, bytes: await open(n) };
    return held.bytes;
  }
  return {
    size,
    isCurrent,
    async read(at, length) {
      const end = Math.min(size, at + length);
      const bytes = Buffer.allocUnsafe(Math.max(0, end - at));
      for (let from = at; from < end; ) {
        const start = from % piece;
        const some = (await pieceAt(Math.floor(from / piece))).subarray(start, start + end - from);
        bytes.set(some, from - at);
        from += some.length;
      }
      return bytes;
    },
    async *[Symbol.asyncIterator]() {
      try {
        for (let n = 0; n * piece < size; n++) yield await open(n);
      } finally {
        await close();
      }
    },
    close,
  };
}
