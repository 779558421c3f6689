/** A text beside its folded form of the same length, so that what is found in one can be cut out of the other. */
export interface Line {
  /** NFC. */
  readonly text: string;
  /** Small letters without marks, đ as d; character by character. */
  readonly plain: string;
}

export function toLine(text: string): Line {
  const nfc = text.normalize('NFC');
  return { text: nfc, plain: /^[\0-\x7F]*$/.test(nfc) ? nfc.toLowerCase() : [...nfc].map(foldOne).join('') };
}

export const slice = ({ text, plain }: Line, from: number, to?: number): Line => ({
  text: text.slice(from, to),
  plain: plain.slice(from, to),
});

export function trim(line: Line): Line {
  const from = line.text.search(/[^\s.,;:!*•·\-–—=/]/u);
  if (from < 0) return slice(line, 0, 0);
  const tail = /[\s,;:!*•·\-–—=/]*$/u.exec(line.text)?.[0].length ?? 0;
  return slice(line, from, line.text.length - tail);
}

function foldOne(letter: string): string {
  const [first = letter] = letter.normalize('NFD');
  const plain = first.toLowerCase().replace(/[đð]/g, 'd');
  return plain.length === letter.length ? plain : letter;
}
