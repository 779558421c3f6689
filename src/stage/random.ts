/** The same seed gives the same sequence, on every machine: mulberry32, public domain, by Tommy Ettinger. */
export interface Random {
  /** 0 ≤ x < 1. */
  fraction(): number;
  /** from ≤ n ≤ to. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    fraction,
    between: (from, to) => from + Math.floor(fraction() * (to - from + 1)),
    pick: (list) => list[Math.floor(fraction() * list.length)] as never,
  };
}
