import { fold } from '../message/fold.ts';
import { toWords, type Word, type Words } from '../message/word-list.ts';
import { splitWords } from '../message/words.ts';

/** What a person can say at any point of any conversation. */
export const CONTROLS = ['back', 'restart', 'stop', 'help', 'menu', 'resume', 'human'] as const;
export type Control = (typeof CONTROLS)[number];

/** Ways to say each control, in every language at once, by their folded form. */
export type ControlWords = ReadonlyMap<string, readonly (readonly [Control, Words])[]>;

export function toControlWords(lists: readonly (readonly [Control, string])[]): ControlWords {
  const ways = lists.flatMap(([control, list]) => splitWords(list).map((item) => [control, item] as const));
  return new Map(
    [...Map.groupBy(ways, ([, item]) => fold(item))].map(([folded, same]) => [
      folded,
      same.map(([control, item]) => [control, toWords(item)] as const),
    ]),
  );
}

/** "Quay lại", "quay lai.", "/menu": undefined when the text is anything more than the control itself. */
export function readControl(text: string, ways: ControlWords): Control | undefined {
  const typed = text.replaceAll(/[?!.,]+\s*$/g, '').trim();
  const said = typed.replace(/^\//, '');
  if (said !== typed) return readSlashed(said, ways);
  const known = ways.get(fold(said === '' ? text : said)) ?? [];
  return known.find(([, words]) => agrees(toWords(said), words))?.[0];
}

/** "/trogiup" and "/help", as lists of commands have them: without marks and blanks. */
function readSlashed(said: string, ways: ControlWords): Control | undefined {
  const name = fold(said).replaceAll(/[ _-]/g, '');
  for (const [words, controls] of ways) if (words.replaceAll(' ', '') === name) return controls[0]?.[0];
  return undefined;
}

/** "Đúng" is not "dừng": in a word that stands alone the marks count, if any were typed. */
function agrees(typed: Words, words: Words): boolean {
  const [only, ...more] = typed;
  return only === undefined || more.length > 0 || isUnmarked(only) || only.marked === words[0]?.marked;
}

const isUnmarked = ({ plain, marked }: Word): boolean => plain === marked;

/** Buttons that mean a control carry "!menu"; those that mean a command carry "/tong thon-3". */
export const controlToken = (control: Control): string => `!${control}`;

export function readControlToken(token: string): Control | undefined {
  return CONTROLS.find((control) => token === controlToken(control));
}
