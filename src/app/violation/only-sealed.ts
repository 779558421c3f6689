import { MAX_FILE } from '../../core/media/max-file.ts';
import { paddedSize } from '../../core/violation/padding.ts';
import { looksSealed, SEALED_HEAD } from './looks-sealed.ts';

/** Sealing adds a header and 16 bytes for every 64 KiB. */
export const MAX_SEALED_FILE = paddedSize(MAX_FILE + 4096) + 64 * 1024;

/** Passes on what a browser has sealed, and ends it with Unfit where it has not, or where it is too much. */
export async function* onlySealed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MAX_SEALED_FILE) throw new Unfit('too-big');
    if (head.length < SEALED_HEAD) {
      head = Buffer.concat([head, chunk.subarray(0, SEALED_HEAD)]);
      if (head.length >= SEALED_HEAD && !looksSealed(head)) throw new Unfit('damaged');
    }
    yield chunk;
  }
  if (!looksSealed(head)) throw new Unfit('damaged');
}

export class Unfit extends Error {
  readonly because: 'too-big' | 'damaged';

  constructor(because: Unfit['because']) {
    super(because);
    this.because = because;
  }
}
