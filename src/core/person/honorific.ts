import { fold } from '../message/fold.ts';

export interface Stripped {
  readonly name: string;
  /** The name without its first word, when nobody can tell whether that word is an honorific ("Anh Thư"). */
  readonly other: string | undefined;
}

/** Takes "tôi tên là", "đ/c", "ông", "bà" … off the front of a name. */
export function stripHonorific(text: string): Stripped {
  const name = text.replace(introduction, '').replace(polite, '').replace(comrade, '').trim();
  const [first = '', second = '', ...others] = name.split(' ');
  if (second === '' || !honorifics.has(first.toLowerCase().replace(/\.$/, '')))
    return { name, other: undefined };
  const rest = name.slice(first.length + 1);
  // Ông is a family name as well, and a family name is followed by a middle one.
  if (/^ông$/i.test(first) && middles.has(fold(second))) return { name, other: undefined };
  if (others.length > 0 || isSmall(first, second)) return { name: rest, other: undefined };
  return { name, other: rest };
}

/** False when none of the words that are taken off stands in front, whatever follows it. */
export const mayBeStripped = (text: string): boolean => inFront.test(text);

const introduction =
  /^(?:(?:dạ|vâng)[ ,]+)?(?:họ(?: và)? tên(?: là)?(?: ?:)?|(?:tôi|em|mình|cháu|con|tui) (?:tên )?là|(?:tôi|em|mình|cháu|con|tui) tên|tên(?: (?:tôi|em|mình|cháu|con))?(?: là)?(?: ?:)?|my name is|i am) /iu;

const polite = /^(?:dạ|vâng)(?:, ?| (?=\p{L}+ \p{L}))/u;

const comrade = /^(?:đ ?[/.] ?c\.?|đồng chí)(?: |:|(?=\p{Lu}))\s*/iu;

const honorifics: ReadonlySet<string> = new Set(
  'ông bà anh chị em cô chú bác cậu dì cháu thầy cụ mr mrs ms miss'.split(' '),
);

const inFront = new RegExp(
  `^(?:${[...honorifics].join('|')}|dạ|vâng|họ|tôi|mình|con|tui|tên|my|i|đ|đồng)(?![\\p{L}\\p{M}])`,
  'iu',
);

const middles: ReadonlySet<string> = new Set(['van', 'thi']);

const isSmall = (first: string, second: string): boolean =>
  first === first.toLowerCase() && second !== second.toLowerCase();
