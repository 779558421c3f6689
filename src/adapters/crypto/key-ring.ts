/** 32 bytes each: the key that seals, then older ones that may still open what they sealed. */
export type KeyRing = readonly [Uint8Array, ...Uint8Array[]];

export const KEY_BYTES = 32;

const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Reads keys in base64 or hex, separated by spaces, commas or lines; the first one is current. `where` names the source in errors. */
export function parseKeys(text: string, where: string): KeyRing {
  const [current, ...older] = text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => parseKey(word, where));
  if (current === undefined) throw new Error(`${where} is empty. ${HOW_TO_MAKE_ONE}`);
  return [current, ...older];
}

/** Never shows what was read: it may be a key with one letter too many. */
const HOW_TO_MAKE_ONE =
  'Expected 32 bytes in base64 or hex; "openssl rand -base64 32" makes a key. Several are separated by spaces, the current one first.';

function parseKey(word: string, where: string): Uint8Array {
  if (HEX.test(word)) return Buffer.from(word, 'hex');
  if (BASE64.test(word)) return Buffer.from(word, 'base64');
  throw new Error(
    `${where} holds something that is not a key (${word.length} characters). ${HOW_TO_MAKE_ONE}`,
  );
}
