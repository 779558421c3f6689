/**
 * JSON as a platform writes it: null is left out, as if it had not been written, and an integer that a number of ours
 * cannot hold stays as its digits, because people and messages are named by such. Throws SyntaxError.
 */
export const readJson = (text: string): unknown => JSON.parse(text, plainly);

function plainly(_: string, value: unknown, { source }: { readonly source?: string } = {}): unknown {
  if (value === null) return undefined;
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
  return isInexact && source !== undefined && /^-?\d+$/.test(source) ? source : value;
}
