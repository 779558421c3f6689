/** A perceptual hash of 64 bits, as 16 hex digits: each bit says whether one place is lighter than the next. */
export type Look = string;

/** From grey values, nine in each of eight rows: the difference hash of N. Krawetz, hackerfactor.com. */
export function lookOf(grey: Uint8Array): Look {
  let look = '';
  for (let row = 0; row < 8; row++) {
    let bits = 0;
    for (let column = 0; column < 8; column++) {
      const at = row * 9 + column;
      bits = bits * 2 + ((grey[at] as number) < (grey[at + 1] as number) ? 1 : 0);
    }
    look += bits.toString(16).padStart(2, '0');
  }
  return look;
}

/** Bits that differ, of 64. */
export function distance(a: Look, b: Look): number {
  let differing = 0;
  for (let at = 0; at < 16; at++) {
    let bits = Number.parseInt(a[at] ?? '0', 16) ^ Number.parseInt(b[at] ?? '0', 16);
    for (; bits > 0; bits >>= 1) differing += bits & 1;
  }
  return differing;
}

/** Up to here two photos show the same; a plain wall or a dark room looks like any other, so such looks tell nothing. */
export const isAlike = (a: Look, b: Look): boolean => !isFlat(a) && !isFlat(b) && distance(a, b) <= 6;

const isFlat = (look: Look): boolean => {
  const lighter = distance(look, '0000000000000000');
  return lighter < 6 || lighter > 58;
};
