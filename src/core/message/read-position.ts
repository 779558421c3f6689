import { fold } from './fold.ts';
import { stripFillers, toWords } from './word-list.ts';

export interface Position {
  /** Counted from 1. */
  readonly position: number | undefined;
  /** What was typed after it, as in "2. iPhone", which is how a button with a number reads. */
  readonly words: string;
}

/** Reads "2", "số 2", "2.", "(2)", "②", "chọn 2 ạ", "hai", "2. iPhone". */
export function readPosition(text: string): Position {
  const folded = fold(text);
  const labelled = /^[([#]?0?(\d{1,2}) ?[.):\]-]+ ?(\S.*)$/.exec(folded);
  if (labelled !== null) return { position: Number(labelled[1]), words: labelled[2] ?? '' };

  const candidates = stripFillers(toWords(text)).map((words) => words.join(' '));
  for (const candidate of candidates) {
    const digits = /^(?:(?:so|cau|muc|y|cai|lua chon|phuong an|number|option) )*0?(\d{1,2})$/.exec(candidate);
    if (digits !== null) return { position: Number(digits[1]), words: '' };
    const spelt = /^(?:(?:so|cai|cau|muc) )?(?:thu )?([a-z]+)$/.exec(candidate)?.[1];
    const position = spelt === undefined ? 0 : numerals.indexOf(spelt) + 1;
    if (position > 0) return { position: position > 10 ? position - 10 : position, words: '' };
  }
  return { position: undefined, words: '' };
}

const numerals: readonly string[] =
  'mot hai ba bon nam sau bay tam chin muoi one two three four five six seven eight nine ten'.split(' ');
