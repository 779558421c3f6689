export interface Word {
  /** Folded: what a person types on a keyboard without marks. */
  readonly plain: string;
  /** With its marks, the tone at the end, so that hòa and hoà are the same. */
  readonly marked: string;
}

export type Words = readonly Word[];

/** The words of a text; a figure is a word of its own, also where it is glued to letters ("mức2"). */
export function toWords(text: string): Words {
  const tokens =
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
  return tokens.map(toWord).filter(({ plain }) => plain !== '');
}

/**
 * True for the same word, with or without marks. In a word of up to three letters marks that were typed must agree,
 * because dạ is not đã and bà is not ba; in a longer one they are more often slips.
 */
export function isSameWord(typed: Word, word: Word): boolean {
  if (typed.plain !== word.plain) return false;
  return typed.plain.length > 3 || typed.marked === typed.plain || typed.marked === word.marked;
}

/**
 * The words without the politeness around them: "dạ em chọn Android ạ" is "Android". Gives the whole first, then ever
 * fewer words, because "dạ" and "vâng" can be the answer themselves.
 */
export function stripFillers(words: Words): readonly Words[] {
  const stripped = [words];
  let rest = words;
  while (rest.length > 1) {
    if (isOneOf(trailing, rest.at(-1))) rest = rest.slice(0, -1);
    else if (isOneOf(leading, rest[0])) rest = rest.slice(1);
    else break;
    stripped.push(rest);
  }
  return stripped;
}

export const isFiller = (word: Word): boolean => isOneOf(leading, word) || isOneOf(trailing, word);

function toWord(token: string): Word {
  if (/^[a-z\d]+$/.test(token)) return { plain: token, marked: token };
  const tone = token.match(tones);
  const plain = token.replace(/\p{M}/gu, '').replace(/[đðɖ]/g, 'd');
  return { plain, marked: tone === null ? token : token.replace(tones, '') + tone.join('') };
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

const isOneOf = (list: Words, word: Word | undefined): boolean =>
  word !== undefined && list.some((filler) => isSameWord(word, filler));

const leading = toWords(
  'dạ vâng ừ uh em tôi mình cháu con bác anh chị tui thì là cho xin chọn muốn bấm nhấn dùng đang xài máy cái ý i choose pick want the',
);

const trailing = toWords('ạ ah nhé nha nhỉ đi với em anh chị bác bạn ad rồi please');
