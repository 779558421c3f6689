import { fold } from '../message/fold.ts';
import type { Draft } from './gather.ts';
import type { Column } from './headings.ts';
import { cutLine, type IsPlace, mayBeAside, type Piece } from './pieces.ts';

/** The columns of a table: what each holds, and its heading as written. */
export interface Columns {
  readonly fields: readonly (Column | undefined)[];
  readonly headings: readonly string[];
}

/** One row of a table. Undefined where it holds nobody: an empty row, a heading that is repeated. */
export function readCells(
  { fields, headings }: Columns,
  cells: readonly string[],
  isPlace?: IsPlace,
): Draft | undefined {
  const pieces: Piece[] = [];
  let number: number | undefined;
  for (const [n, cell] of cells.entries()) {
    const value = cell.replace(/\s{2,}|[^\S ]/g, ' ').trim();
    const field = fields[n];
    if (value === '' || field === 'ignored') continue;
    if (field === 'ordinal')
      number = /^\d{1,6}(?:\.0+)?\.?$/.test(value) ? Number.parseInt(value, 10) : undefined;
    else if (field === undefined) pieces.push(...unnamed(value, headings[n] ?? '', isPlace));
    else pieces.push(...named(field, value, headings[n] ?? ''));
  }
  if (!pieces.some(({ field }) => field === 'name' || field === 'citizenId' || field === 'phone'))
    return undefined;
  return { number, sources: [cells.map((cell) => cell.trim()).join(' | ')], pieces: withOneName(pieces) };
}

/** "Họ và tên đệm" and "Tên" are two columns. What stands in a column of another heading is another person's name. */
function withOneName(pieces: Piece[]): Piece[] {
  const all = pieces.filter(({ field }) => field === 'name');
  const labelled = all.filter((piece) => piece.labelled);
  const names = labelled.length > 0 ? labelled : all.slice(0, 1);
  if (all.length < 2) return pieces;
  const name: Piece = { field: 'name', value: names.map(({ value }) => value).join(' '), labelled: true };
  return [name, ...pieces.filter(({ field }) => field !== 'name')];
}

function named(
  field: Exclude<Column, 'ordinal' | 'ignored'>,
  value: string,
  heading: string,
): readonly Piece[] {
  if (field === 'sex') {
    const sex = readSex(value);
    return sex ? [{ field, value: sex, labelled: true }] : [];
  }
  // "3" under "Thôn".
  if (field === 'address' && /^\d{1,3}[a-zA-Z]?$/.test(value))
    return [{ field, value: `${heading} ${value}`, labelled: true }];
  if (isNothing(value)) return [];
  // "Kết quả": "x" says that it was done.
  if (field === 'done' && isMark(value)) return [{ field, value: heading, labelled: true }];
  return [{ field, value, labelled: true }];
}

export function readSex(value: string): 'male' | 'female' | undefined {
  const said = fold(value);
  if (/^(?:nam|male|m)$/.test(said)) return 'male';
  return /^(?:nu|female|f)$/.test(said) ? 'female' : undefined;
}

/** "Không có", "-": nothing is said there. */
export const isNothing = (value: string): boolean =>
  value.length <= LONGEST_NOTHING && nothing.test(fold(value));

const nothing = /^(?:khong|ko|k|-|\/|n\/a|khong co|chua co|trong)$/;
/** Marks that stand apart, and signs that are not seen, are letters too. */
const LONGEST_NOTHING = 20;

/** A column whose heading says nothing we know: a metric that is ticked, or values that tell by their form. */
function unnamed(value: string, heading: string, isPlace?: IsPlace): readonly Piece[] {
  if (isMark(value) && heading !== '') return [{ field: 'done', value: heading, labelled: true }];
  return cutLine(value, isPlace).filter(
    (piece) => piece.field !== 'note' && (piece.field !== 'unsure' || heading === '') && !mayBeAside(piece),
  );
}

export const isMark = (value: string): boolean =>
  /^(?:x|v|✓|✔|☑|1|co|roi|da|ok|yes|true|dat|xong)$/.test(fold(value));
