import { fold } from '../message/fold.ts';
import { toWords, type Word, type Words } from '../message/word-list.ts';
import { splitWords } from '../message/words.ts';

/** What a person can say at any point of any conversation. */
export const CONTROLS = ['back', 'restart', 'stop', 'help', 'menu', 'resume', 'human'] as const;
export type Control = (typeof CONTROLS)[number];

/** Ways to say each control, in every language at once. */
export interface ControlWords {
  /** By their folded form. */
  readonly spoken: ReadonlyMap<string, readonly (readonly [Control, Words])[]>;
  /** The same without blanks, as lists of commands have them behind a slash. */
  readonly slashed: ReadonlyMap<string, Control>;
}

export function toControlWords(lists: readonly (readonly [Control, string])[]): ControlWords {
  const ways = lists.flatMap(([control, list]) => splitWords(list).map((item) => [control, item] as const));
  const spoken = new Map(
    [...Map.groupBy(ways, ([, item]) => fold(item))].map(([folded, same]) => [
      folded,
      same.map(([control, item]) => [control, toWords(item)] as const),
    ]),
  );
  // Of two that read alike the first counts.
  const slashed = new Map(
    ways.map(([control, item]) => [fold(item).replaceAll(' ', ''), control] as const).reverse(),
  );
  return { spoken, slashed };
}

/**
 * "Quay lại", "quay lai.", "/menu": undefined when the text is anything more than the control itself. `mayBeName`:
 * nor when it can be a name without its marks.
 */
export function readControl(
  text: string,
  { spoken, slashed }: ControlWords,
  mayBeName = false,
): Control | undefined {
  const typed = text.replaceAll(/[?!.,]+\s*$/g, '').trim();
  const said = typed.replace(/^\//, '');
  // "/trogiup" and "/help".
  if (said !== typed) return slashed.get(fold(said).replaceAll(/[ _-]/g, ''));
  const known = spoken.get(fold(said === '' ? text : said)) ?? [];
  const typedWords = toWords(said);
  return known.find(
    ([, words]) => agrees(typedWords, words) && (!mayBeName || isSure(typedWords, words)),
  )?.[0];
}

/** Somebody may be called "Huy", "Dung" or "Tiep": one word means a control for sure with all of its marks. */
const isSure = ([only, ...more]: Words, [word]: Words): boolean =>
  more.length > 0 || only?.marked === word?.marked;

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
