import { no, type Reading } from '../person/reading.ts';

/**
 * Reads a number that a spreadsheet has made of what was typed: "75199000001.0", "7.5199000001E+10". Where its digits are
 * gone ("7.5199E+10", as a .csv has it) nobody can read it, and the reason says so.
 */
export const asSpreadsheetNumber =
  <T>(read: (typed: string) => Reading<T>): ((typed: string) => Reading<T>) =>
  (typed) => {
    if (!/^\d+[.,]\d*(?:E\+?\d+)?$|^\dE\+?\d+$/i.test(typed)) return read(typed);
    const [, whole, zeros] = /^(\d{9,})[.,](0*)$/.exec(typed) ?? [];
    if (whole !== undefined && zeros !== undefined) return read(whole);
    const [, first, more = '', power] = /^(\d)(?:[.,](\d*))?E\+?(\d{1,2})$/i.exec(typed) ?? [];
    if (first === undefined) return read(typed);
    return more.length === Number(power)
      ? read(first + more)
      : no({ key: 'roster.reason.rounded', params: { value: typed } });
  };
