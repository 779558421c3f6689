import { fold } from './fold.ts';
import { isSameWord, stripFillers, toWords, type Word } from './word-list.ts';

export interface Position {
  /** Counted from 1. */
  readonly position: number;
  /** True for a figure alone, which the menu has taught; "hai" and "số 2" can be words of a label. */
  readonly bare: boolean;
  /** What was typed after it, as in "2. iPhone", which is how a button with a number reads. */
  readonly words: string;
}

/** Reads "2", "số 2", "2.", "(2)", "②", "chọn 2 ạ", "hai", "2. iPhone". */
export function readPosition(text: string): Position | undefined {
  const labelled = /^[([#]?0?(\d{1,2}) ?[.):\]-]+ ?([^ .):\]-].*)$/.exec(fold(text));
  if (labelled !== null) return { position: Number(labelled[1]), bare: false, words: labelled[2] ?? '' };

  for (const words of stripFillers(toWords(text))) {
    const [first, second] = words;
    if (first === undefined || words.length > 2) continue;
    if (second !== undefined && !ordinals.some((word) => isSameWord(first, word))) continue;
    const position = toNumber(second ?? first);
    if (position !== undefined)
      return { position, bare: second === undefined && /\d/.test(first.plain), words: '' };
  }
  return undefined;
}

function toNumber(word: Word): number | undefined {
  if (/^0?\d{1,2}$/.test(word.plain)) return Number(word.plain);
  const index = numerals.findIndex((names) => names.some((name) => isSameWord(word, name)));
  return index < 0 ? undefined : index + 1;
}

const ordinals = toWords('số câu mục ý cái thứ number option');

const numerals = ['một nhất one', 'hai nhì two', 'ba three', 'bốn tư four', 'năm five']
  .concat(['sáu six', 'bảy bẩy seven', 'tám eight', 'chín nine', 'mười ten'])
  .map(toWords);
