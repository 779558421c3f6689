import { fold } from '../message/fold.ts';
import { addDays, type Day } from '../time/day.ts';
import { readDayIn } from '../time/read-day.ts';

/** "… từ 1/1", "… kể từ ngày mai": what stands before it, and the day. Without such an ending it is from today on. */
export function readFrom(typed: string, today: Day): { readonly rest: string; readonly from: Day } {
  const said = typed.trim();
  const match =
    /^(?<rest>.*?)(?:^|[\s,]+)(?:(?:kể|ke)\s+)?(?:từ|tu|from)(?:\s+(?:ngày|ngay))?\s+(?<day>[^,]+)$/iu.exec(
      said.normalize('NFC'),
    )?.groups;
  const from = match && readDay(match['day'] ?? '', today);
  return from === undefined ? { rest: said, from: today } : { rest: (match?.['rest'] ?? '').trim(), from };
}

function readDay(words: string, today: Day): Day | undefined {
  const folded = fold(words);
  if (['hom nay', 'nay', 'today'].includes(folded)) return today;
  if (['mai', 'ngay mai', 'tomorrow'].includes(folded)) return addDays(today, 1);
  const read = readDayIn(words, today);
  return read !== undefined && read.before === '' && read.after === '' ? read.day : undefined;
}

/**
 * "thôn Tân Thành thành Thôn Mới": every way to cut it at the word, since names may hold the word themselves. Whoever
 * knows the names finds the right one.
 */
export function readInto(said: string): readonly { readonly left: string; readonly right: string }[] {
  return [...said.matchAll(/\s+(?:thành|thanh|into)\s+/giu)].map(({ index, 0: word }) => ({
    left: said.slice(0, index).trim(),
    right: said.slice(index + word.length).trim(),
  }));
}

/** "thôn 3, thôn 4 và thôn 5". */
export const readNames = (said: string): readonly string[] =>
  said
    .split(/\s*[,;+]\s*|\s+(?:và|va|and|với|voi)\s+/iu)
    .map(cleanName)
    .filter((name) => name !== '');

/** As it is written on a list: no quotes, one space between words, a capital at the beginning. */
export function cleanName(typed: string): string {
  const name = typed
    .normalize('NFC')
    .replaceAll(/[“”"«»]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}
