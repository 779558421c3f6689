/** Two-sided, 95 %. */
const Z = 1.959963984540054;

/**
 * Where a share most likely lies of which `hits` of `n` were seen: Wilson's score interval, which keeps its word for few
 * rows and for none at all (E. B. Wilson, 1927). With nothing seen nothing is known: 0 to 1.
 */
export function wilson(hits: number, n: number): readonly [low: number, high: number] {
  if (n === 0) return [0, 1];
  const share = hits / n;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
