/** As https://age-encryption.org/v1 has it: the file key, wrapped for each who may open it, and a seal over that. */
const HEADER =
  /^age-encryption\.org\/v1\n(?:-> [^\n]+\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+--- [A-Za-z0-9+/]{43}\n/;
/** A hundred keys take a tenth of it. */
const LONGEST = 100_000;

/** To whom it is sealed, without what is sealed; undefined for what no browser of ours has sealed. */
export function headerOf(sealed: Uint8Array): Uint8Array | undefined {
  const start = Buffer.from(sealed.subarray(0, LONGEST)).toString('latin1');
  const header = HEADER.exec(start)?.[0];
  return header === undefined ? undefined : sealed.subarray(0, header.length);
}

export const isHeader = (bytes: Uint8Array): boolean => headerOf(bytes)?.length === bytes.length;

/** The same content for whoever the header names. Only the holder of a key of before can have made one that opens it. */
export function underHeader(header: Uint8Array, sealed: Uint8Array): Uint8Array {
  const before = headerOf(sealed);
  if (before === undefined) throw new Error('this was not sealed');
  return Buffer.concat([header, sealed.subarray(before.length)]);
}
