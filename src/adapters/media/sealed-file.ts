import { randomBytes } from 'node:crypto';
import { type Cipher, UnreadableSeal } from '../../ports/cipher.ts';

/** Plain bytes in one sealed piece. */
export const PIECE = 256 * 1024;

/**
 * A file begins with a mark and a serial number of its own, chosen at random; then come its pieces, each with its length
 * before it (4 bytes, big-endian). A piece is bound to its file by that number, to its place, and to being the last one,
 * so that none can be moved, left out or cut off unseen. The last one is bound to the name of the file too, which is
 * known only when all of it has come. Files of before have neither mark nor number: all pieces are bound to the name.
 */
const MARK = Buffer.from('cao-diem');
const SERIAL = 16;
const LENGTH = 4;

/** `nameOf` is asked when the bytes have ended. What it gives is gone when the next is asked for. */
export async function* sealPieces(
  cipher: Pick<Cipher, 'sealBytes'>,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  nameOf: () => string,
): AsyncGenerator<Uint8Array> {
  const serial = randomBytes(SERIAL);
  const placeAt = placesOf(serial.toString('hex'));
  yield Buffer.concat([MARK, serial]);
  let n = 0;
  const pieces = piecesOf(bytes);
  let piece = (await pieces.next()).value;
  for await (const next of pieces) {
    yield* framed(cipher.sealBytes(placeAt(n++), piece ?? EMPTY));
    piece = next;
  }
  yield* framed(cipher.sealBytes(placeAt(n, nameOf()), piece ?? EMPTY));
}

const EMPTY = new Uint8Array();

/** Something on a disk: as many bytes as there are, from a place in it, in memory that nobody else uses. */
export interface Sealed {
  readonly size: number;
  readonly read: (at: number, length: number) => Promise<Uint8Array>;
}

/** The pieces of a file, each opened when it is asked for. */
export interface Pieces {
  readonly count: number;
  /** Plain bytes of all of them. */
  readonly size: number;
  /** False for what an older key has sealed. The first piece tells for all, because a file is sealed at once. */
  readonly isCurrent: () => Promise<boolean>;
  readonly open: (n: number) => Promise<Uint8Array>;
}

/** Throws UnreadableSeal for anything but what `sealPieces` made for this name: what the last piece says is looked at first. */
export async function openPieces(
  cipher: Pick<Cipher, 'openBytes' | 'isCurrent'>,
  name: string,
  sealed: Sealed,
): Promise<Pieces> {
  const head = await sealed.read(0, MARK.length + SERIAL + LENGTH);
  const isMarked = MARK.equals(head.subarray(0, MARK.length));
  const start = isMarked ? MARK.length + SERIAL : 0;
  const placeAt = isMarked
    ? placesOf(Buffer.from(head.subarray(MARK.length, start)).toString('hex'))
    : placesOf(name, '');
  // All but the last one are as long as the first.
  const step = LENGTH + lengthAt(head, start);
  const count = Math.max(1, Math.ceil((sealed.size - start) / step));

  const frameOf = async (n: number): Promise<Uint8Array> => {
    const frame = await sealed.read(start + n * step, step);
    if (frame.length < LENGTH || frame.length !== LENGTH + lengthAt(frame, 0))
      throw new UnreadableSeal('a sealed file was cut or put together anew');
    return frame;
  };
  const placeOf = (n: number) => placeAt(n, n === count - 1 ? name : undefined);
  const open = async (n: number): Promise<Uint8Array> => {
    const frame = await frameOf(n);
    const piece = cipher.openBytes(placeOf(n), frame.subarray(LENGTH));
    giveBack(frame);
    return piece;
  };
  const last = await open(count - 1);
  return {
    count,
    size: (count - 1) * PIECE + last.length,
    isCurrent: async () => cipher.isCurrent(placeOf(0), (await frameOf(0)).subarray(LENGTH)),
    open: async (n) => (n === count - 1 ? last : open(n)),
  };
}

/** `last` is the name of the file where the piece is its last; `end` how that is written. */
const placesOf =
  (file: string, end?: '') =>
  (n: number, last?: string): string =>
    `media.bytes:${file}:${n}${last === undefined ? '' : `:end${end ?? `:${last}`}`}`;

const lengthAt = (bytes: Uint8Array, at: number): number =>
  bytes.length < at + LENGTH ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);

function* framed(sealed: Uint8Array): Generator<Uint8Array> {
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(sealed.length);
  yield length;
  yield sealed;
  giveBack(sealed);
}

/** The memory of a piece that nobody needs any more: otherwise it lies about until the collector has reason to come. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** In two buffers by turns: a piece may be used until the one after the next is asked for. */
async function* piecesOf(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, undefined> {
  let piece = Buffer.allocUnsafe(PIECE);
  let other: typeof piece | undefined;
  let filled = 0;
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    for (let at = 0; at < chunk.length; ) {
      if (filled === PIECE) {
        yield piece;
        [piece, other] = [other ?? Buffer.allocUnsafe(PIECE), piece];
        filled = 0;
      }
      const some = chunk.subarray(at, at + PIECE - filled);
      piece.set(some, filled);
      filled += some.length;
      at += some.length;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
  return undefined;
}
