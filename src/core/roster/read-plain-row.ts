import { type Columns, isMark, isNothing, readSex } from './cells.ts';
import type { Changeable } from './changeable.ts';
import type { Column } from './headings.ts';
import { isPlainCell } from './plain-cell.ts';
import type { Written } from './written.ts';

/**
 * Reads the rows that most lists are made of: a column for each thing, cells in which nothing is to be put right, a number
 * by which it is no footer. Undefined for every other row, which is read the long way; what is read here would come out
 * of it the same.
 */
export function createReadPlainRow({
  fields,
  headings,
}: Columns): (cells: readonly string[], number: number) => Written | undefined {
  const at = (field: Column): number => fields.indexOf(field);
  const known = fields.filter((field) => field !== undefined && field !== 'ordinal' && field !== 'ignored');
  // "Họ và tên đệm" and "Tên", two numbers: to be put together.
  const isClear = new Set(known).size === known.length;
  const [name, address, plates, done] = [at('name'), at('address'), at('plates'), at('done')];
  const [citizenId, phone] = [at('citizenId'), at('phone')];
  const others = fields.flatMap((field, n) =>
    field === 'birth' || field === 'schoolClass' || field === 'helper' || field === 'sex'
      ? [[field, n] as const]
      : [],
  );

  /** Undefined where nothing is said. */
  const valueAt = (cells: readonly string[], n: number): string | undefined => {
    const cell = cells[n];
    if (cell === undefined || cell === '') return undefined;
    return cell.length <= LONGEST_NOTHING && isNothing(cell) ? undefined : cell;
  };

  return (cells, number) => {
    if (!isClear || !(isNumber(cells[citizenId]) || isNumber(cells[phone]))) return undefined;
    for (let n = 0; n < cells.length; n++) {
      const cell = cells[n] ?? '';
      if (!isPlainCell(cell) || (fields[n] === undefined && cell !== '')) return undefined;
    }
    const written: Changeable<Written> = { number, source: cells.join(' | ').trim() };
    const named = valueAt(cells, name);
    if (named !== undefined) written.name = named;
    for (const [field, n] of others) {
      const value = field === 'sex' ? readSex(cells[n] ?? '') : valueAt(cells, n);
      if (value !== undefined) written[field] = value as never;
    }
    const place = valueAt(cells, address);
    // "3" under "Thôn".
    if (place !== undefined && place.length <= 4) return undefined;
    if (place !== undefined) written.address = place;
    const plate = valueAt(cells, plates);
    if (plate !== undefined) written.plates = [plate];
    const said = valueAt(cells, done);
    if (said !== undefined) written.done = isMark(said) ? (headings[done] ?? '') : said;
    const id = valueAt(cells, citizenId);
    if (id !== undefined) written.citizenId = id;
    const called = valueAt(cells, phone);
    if (called !== undefined) written.phone = called;
    return written;
  };
}

/** "không có", where each letter is one sign. */
const LONGEST_NOTHING = 8;

/** Nine digits and more. */
function isNumber(cell: string | undefined): boolean {
  if (cell === undefined || cell.length < 9) return false;
  for (let n = 0; n < 9; n++) {
    const code = cell.charCodeAt(n);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}
