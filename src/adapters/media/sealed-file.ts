import type { Cipher } from '../../ports/cipher.ts';

/** Plain bytes in one sealed piece. */
const PIECE = 256 * 1024;
const LENGTH = 4;

/**
 * A file as pieces, each with its length before it (4 bytes, big-endian). A piece is bound to its file, to its place
 * and to being the last one, so that none can be moved, left out or cut off unseen.
 */
export async function* sealPieces(
  cipher: Pick<Cipher, 'sealBytes'>,
  id: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let n = 0;
  let waiting: Uint8Array | undefined;
  for await (const piece of piecesOf(bytes)) {
    if (waiting) yield framed(cipher.sealBytes(placeOf(id, n++, false), waiting));
    waiting = piece;
  }
  yield framed(cipher.sealBytes(placeOf(id, n, true), waiting ?? new Uint8Array()));
}

/** Throws UnreadableSeal for anything but what `sealPieces` made for this id. */
export function openPieces(cipher: Pick<Cipher, 'openBytes'>, id: string, sealed: Uint8Array): Uint8Array {
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const opened: Uint8Array[] = [];
  let at = 0;
  do {
    const length = at + LENGTH <= sealed.length ? view.getUint32(at) : 0;
    const end = at + LENGTH + length;
    const place = placeOf(id, opened.length, end >= sealed.length);
    opened.push(cipher.openBytes(place, sealed.subarray(at + LENGTH, end)));
    at = end;
  } while (at < sealed.length);
  return Buffer.concat(opened);
}

/** Whether it is sealed with the current key; the first piece tells for all, because a file is sealed at once. */
export function isSealedNow(
  cipher: Pick<Cipher, 'isCurrent'>,
  id: string,
  sealed: Uint8Array,
  size: number,
): boolean {
  if (size < LENGTH) return false;
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const end = LENGTH + view.getUint32(0);
  return cipher.isCurrent(placeOf(id, 0, end >= size), sealed.subarray(LENGTH, end));
}

const placeOf = (id: string, n: number, isLast: boolean): string =>
  `media.bytes:${id}:${n}${isLast ? ':end' : ''}`;

function framed(sealed: Uint8Array): Uint8Array {
  const frame = Buffer.alloc(LENGTH + sealed.length);
  frame.writeUInt32BE(sealed.length);
  frame.set(sealed, LENGTH);
  return frame;
}

async function* piecesOf(bytes: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0);
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    while (held.length >= PIECE) {
      yield held.subarray(0, PIECE);
      held = held.subarray(PIECE);
    }
  }
  if (held.length > 0) yield held;
}
