/** Four bytes for the length stand before the content. */
const HEAD = 4;
const SMALLEST = 4096;

/**
 * To one of a few sizes: everything short is 4 KiB, and the rest leaks at most log log of its length, for at most 12 %
 * more (Padmé; Nikitin et al., Reducing Metadata Leakage from Encrypted Files, PETS 2019).
 */
export function paddedSize(length: number): number {
  const needed = length + HEAD;
  if (needed <= SMALLEST) return SMALLEST;
  const exponent = Math.floor(Math.log2(needed));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  return Math.ceil(needed / step) * step;
}

export function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(paddedSize(bytes.length));
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, HEAD);
  return padded;
}

/** In the place of the length: it stands at the end, because it was not known at the beginning. */
const AT_END = 0xff_ff_ff_ff;
const ZEROS = new Uint8Array(64 * 1024);

/** The same for what comes piece by piece. */
export async function* padPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield fourBytes(AT_END);
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    yield chunk;
  }
  let left = paddedSize(length + HEAD) - length - 2 * HEAD;
  for (; left > 0; left -= ZEROS.length) yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
  yield fourBytes(length);
}

/** Throws RangeError on what `pad` and `padPieces` have not made. */
export function unpad(padded: Uint8Array): Uint8Array {
  const view = new DataView(padded.buffer, padded.byteOffset, padded.byteLength);
  const isAtEnd = view.getUint32(0) === AT_END;
  const length = view.getUint32(isAtEnd ? padded.length - HEAD : 0);
  if (length > padded.length - (isAtEnd ? 2 : 1) * HEAD) throw new RangeError('padding that is none');
  return padded.subarray(HEAD, HEAD + length);
}

function fourBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(HEAD);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
