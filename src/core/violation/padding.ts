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

/** Throws RangeError on what `pad` has not made. */
export function unpad(padded: Uint8Array): Uint8Array {
  const length = new DataView(padded.buffer, padded.byteOffset, padded.byteLength).getUint32(0);
  if (length > padded.length - HEAD) throw new RangeError('padding that is none');
  return padded.subarray(HEAD, HEAD + length);
}
