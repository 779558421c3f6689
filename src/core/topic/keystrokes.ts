/**
 * Telex and VNI typed while the keyboard was not listening: "ddawng kys", "d9a8ng ky1". Only the letters under the
 * marks matter here, so decoding means leaving out the keys that make marks. Undefined when no syllable comes of it.
 */
export function decodeKeystrokes(token: string): string | undefined {
  const bare = /\d/.test(token) ? withoutVni(token) : withoutTelex(token);
  return bare !== undefined && bare !== token && isSyllable(bare) ? bare : undefined;
}

/** A Vietnamese syllable without its marks. */
export function isSyllable(plain: string): boolean {
  return syllable.test(plain);
}

const syllable =
  /^(?:ngh|ng|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdghklmnrstvx])?(?:uye|uya|uyu|uoi|uou|ieu|yeu|oai|oay|oeo|uay|uoa|iu|ia|ie|ye|ua|uo|uu|uy|ui|ue|oa|oe|oi|ai|ao|au|ay|eo|eu|a|e|i|o|u|y)(?:ch|ng|nh|[cmnpt])?$/;

/** Digits 1 to 9 behind letters are marks, unless the letters mean something with a figure: "muc2", "a1". */
function withoutVni(token: string): string | undefined {
  if (!/^[a-z][a-z1-9]{2,}$/.test(token) || !/\d./.test(token)) return undefined;
  return token.replace(/\d/g, '');
}

function withoutTelex(token: string): string | undefined {
  const [, head, tail = ''] = /^([^aeiouy\d]*)([a-z]*)$/.exec(token) ?? [];
  if (head === undefined) return undefined;
  const vowels = tail.replace(/[sfrxjw]/g, '').replace(/([aeo])([a-z]*?)\1/g, '$1$2');
  return head.replace(/^dd/, 'd').replace(/w$/, 'u') + vowels;
}
