import type { Line } from './line.ts';

/** Words that begin an address or go on with it. The second list reads as names and surnames too when typed without marks. */
const sure =
  'thon|ap|xom|khu pho|khu vuc|kv|khu dan cu|kdc|kp|to dan pho|tdp|to dp|buon|bon|plei|play|lang|duong|ngo|ngach|hem|kiet|so nha|xa|phuong|thi tran|thi xa|huyen|quan|thanh pho|tinh|tp|tt|cum|khom|soc|ban|to|doi|khoi|khu|so|nha|chung cu|toa nha';
const needsMore: ReadonlySet<string> = new Set(
  'ban to doi khoi khu so nha lang bon cum quan tinh hem xa soc ngo duong phuong huyen'.split(' '),
);
/** As these words are written with marks; without marks they are taken where a number follows. */
const marked: Readonly<Record<string, string>> = {
  ban: 'bản',
  to: 'tổ',
  doi: 'đội',
  khoi: 'khối',
  khu: 'khu',
  so: 'số',
  nha: 'nhà',
  lang: 'làng',
  bon: 'bon',
  cum: 'cụm',
  quan: 'quận',
  tinh: 'tỉnh',
  hem: 'hẻm',
  xa: 'xã',
  soc: 'sóc',
  ngo: 'ngõ',
  duong: 'đường',
  phuong: 'phường',
  huyen: 'huyện',
};

const UNMARKED: ReadonlySet<string> = new Set(['xa', 'tinh', 'khu', 'ngo', 'duong', 'phuong', 'huyen']);

const cue = new RegExp(`(?<![a-z0-9'])(${sure})(?![a-z0-9])[. ]*(?=\\S)`, 'g');

/** Where in the line an address begins; undefined when nothing in it says so. */
export function placeAt({ text, plain }: Line): number | undefined {
  for (const match of plain.matchAll(cue)) {
    const word = match[1] ?? '';
    const typed = text.slice(match.index, match.index + word.length).toLowerCase();
    const rest = plain.slice(match.index + match[0].length);
    if (isPlace(word, typed, rest, match.index)) return match.index;
  }
  return undefined;
}

function isPlace(word: string, typed: string, rest: string, at: number): boolean {
  if (rest === '') return false;
  // "Đường Văn Thử", "TO THI GIA": no place has such a middle name.
  if (at === 0 && /^(?:van|thi) (?!tran\b|xa\b|tu\b)/.test(rest)) return false;
  if (!needsMore.has(word)) return true;
  if (/^(?:so )?\d/.test(rest) || /^[ivx]+\b/.test(rest)) return true;
  if (typed !== word) return typed === marked[word];
  // "xa nghia trung" at the end of what was typed without marks, never a first word: Xa, Ngô and Dương are families.
  return UNMARKED.has(word) && at > 0 && / /.test(rest.trim());
}

/** "12/4", "Số 5", "123 Lê Lợi": a house. */
export const isHouse = ({ plain }: Line): boolean =>
  /^(?:so )?\d{1,4}[a-z]?(?:\/\d+)*(?: |,)[a-z]{2,}/.test(plain);
