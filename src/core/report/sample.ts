/** Rows of one unit among which a sample is drawn. */
export interface Stratum {
  readonly unit: string;
  readonly entries: readonly string[];
  /** 1 for a unit that gives no reason to look closer, more for one that does. */
  readonly risk: number;
}

export interface Drawn {
  readonly n: number;
  readonly unit: string;
  readonly entry: string;
}

/**
 * A sample that anybody can draw again from the same rows with the same seed. Each unit has a share by the square root
 * of its rows, so that small ones are seen too, times its risk; at least one, at most all that it has.
 */
export function drawSample(seed: string, strata: readonly Stratum[], size: number): readonly Drawn[] {
  const there = strata.filter(({ entries }) => entries.length > 0);
  const weights = there.map(({ entries, risk }) => Math.sqrt(entries.length) * risk);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const drawn = there.flatMap(({ unit, entries }, index) => {
    const share = Math.round((size * (weights[index] as number)) / sum);
    const count = Math.min(entries.length, Math.max(1, share));
    return entries
      .map((entry) => ({ unit, entry, rank: rankOf(`${seed} ${entry}`) }))
      .sort((a, b) => a.rank - b.rank || (a.entry < b.entry ? -1 : 1))
      .slice(0, count);
  });
  return drawn.map(({ unit, entry }, index) => ({ n: index + 1, unit, entry }));
}

/** FNV-1a with the finisher of MurmurHash3: the same number everywhere, and no pattern of ids survives it. */
function rankOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
