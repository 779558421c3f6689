/** Where Windows-1252 has signs, Latin-1 has controls. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** UTF-8 that was read as Windows-1252, read again. Undefined where it is none. */
export function fromMojibake(text: string): string | undefined {
  if (!/[\u00C2-\u00C6\u00E1][\u0080-\u00BF\u0152-\u2122\u0192]/.test(text)) return undefined;
  const bytes = [...text].map((sign) => {
    const place = signs.indexOf(sign);
    return place >= 0 ? 0x80 + place : sign.charCodeAt(0);
  });
  return bytes.some((byte) => byte > 0xff) ? undefined : decodeUtf8(bytes);
}

/** Undefined where the bytes are no UTF-8. The core has no TextDecoder. */
function decodeUtf8(bytes: readonly number[]): string | undefined {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number;
    const length = lengthOf(lead);
    const rest = bytes.slice(at + 1, at + length);
    if (length === 0 || rest.length !== length - 1 || rest.some((byte) => byte >> 6 !== 2)) return undefined;
    const first = length === 1 ? lead : lead & (0x7f >> length);
    text += String.fromCodePoint(rest.reduce((code, byte) => (code << 6) | (byte & 0x3f), first));
    at += length;
  }
  return text;
}

function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xef) return 0;
  return lead < 0xe0 ? 2 : 3;
}
