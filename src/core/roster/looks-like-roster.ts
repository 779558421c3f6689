import { likenessToName } from './name-likeness.ts';
import { readOrdinal } from './ordinal.ts';
import type { IsPlace } from './pieces.ts';
import { readText } from './read-text.ts';
import type { Written } from './written.ts';

/** A letter, not a list, is shorter than that; a list that is longer is a file. */
export const MAX_PASTED = 40_000;

/**
 * True for a text that names people as a list does: several of them with a number somewhere, under headings or numbered,
 * three names alone, or one with name, citizen ID and something else. A question of several lines is none.
 */
export function looksLikeRoster(text: string, isPlace?: IsPlace): boolean {
  if (text.length < 15 || text.length > MAX_PASTED || !hasRoom(text)) return false;
  const { people, headings } = readText(text, isPlace);
  const named = people.filter(({ name = '' }) => likenessToName(name) === 2);
  const known = people.filter((one) => (hasId(one) ? one.citizenId : (one.phone ?? one.plates)));
  if (people.length >= 2 && named.length >= 1 && known.length >= 1 && named.length + known.length > 2)
    return true;
  if (named.length >= 3 && named.length === people.length) return true;
  // "Nguyễn Văn Thử, ấp 1, BHYT, thành công": what a list without numbers asks for.
  if (named.length > 0 && named.length === people.length && people.every(isDone) && !isAsked(text))
    return true;
  // A list says so itself; then one row in a few may be odd.
  const isMarked = people.length >= 2 && (headings || numberedLines(text) >= people.length);
  if (isMarked && named.length * 2 > people.length) return true;
  const [only] = people;
  return people.length === 1 && only !== undefined && isWhole(only);
}

/** A look that costs nothing: lines, a number as people have them, or three things in a row. Most answers have none. */
const hasRoom = (text: string): boolean =>
  text.includes('\n') || LONG_NUMBER.test(text) || (text.match(/[,;]/g) ?? []).length > 1;

const LONG_NUMBER = /(?:\d\D?){8}/;

/** Lines that begin with the next number. */
const numberedLines = (text: string): number =>
  text.split('\n').reduce((last, line) => (readOrdinal(line)?.number === last + 1 ? last + 1 : last), 0);

const isDone = ({ address, done }: Written): boolean => address !== undefined && done !== undefined;

const isAsked = (text: string): boolean =>
  /[?]|(?:chưa|chua|không|khong|sao|gì|thế nào)(?: ạ| vậy| hả)?\s*$/iu.test(text);

const isWhole = (one: Written): boolean =>
  one.name !== undefined && hasId(one) && (one.address ?? one.phone ?? one.plates) !== undefined;

/** "Số 12, Trần Phú, xã Mẫu" is where somebody lives: a house has a number, and a street the name of a person. */
const hasId = ({ citizenId = '' }: Written): boolean => LONG_NUMBER.test(citizenId);

/** What somebody writes to put rows of a list right. */
export interface Patch {
  /** "all": of every row that lacks it. */
  readonly number: number | 'all' | undefined;
  readonly line: string;
}

/**
 * "7. 075199000007", "dòng 3: Nguyễn Văn Thử": one row a line, each with its number. A line without a number is for the
 * only row that is wrong, "tất cả: thôn 2" for all that lack it. Undefined for what is no such thing.
 */
export function readPatches(text: string): readonly Patch[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const patches = lines.map((line): Patch => {
    const ordinal = readOrdinal(line);
    const isRow = ordinal && ordinal.rest.trim() !== '';
    return isRow ? { number: ordinal.number, line: ordinal.rest.trim() } : { number: undefined, line };
  });
  const [only] = patches;
  if (only === undefined) return undefined;
  const forAll = patches.length === 1 ? ofAll.exec(only.line)?.[1] : undefined;
  if (forAll !== undefined) return [{ number: 'all', line: forAll }];
  if (patches.length === 1 && only.number === undefined) return hasValue(only.line) ? patches : undefined;
  return patches.every(({ number }) => number !== undefined) ? patches : undefined;
}

const ofAll = /^(?:t[ấa]t c[ảa]|c[ảa] danh s[áa]ch|m[ọo]i ng[ưu][ờo]i|all)(?:\s*[:,-])?\s+(\S.*)$/iu;

const hasValue = (line: string): boolean => /\d{4}/.test(line.replace(/[\s.-]/g, ''));
