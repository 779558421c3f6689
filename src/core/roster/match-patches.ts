import { fold } from '../message/fold.ts';
import type { JudgedRow } from './judge.ts';
import type { Patch } from './looks-like-roster.ts';
import { patchRow } from './patch.ts';

type Matched =
  /** The row that each line puts right. */
  | { readonly rows: readonly { readonly row: JudgedRow; readonly line: string }[] }
  /** Numbers of rows that there are not; none where a line could mean several rows, or is another person's. */
  | { readonly missing: readonly number[] };

/** Which rows of a list some lines put right. A line without a number is for the only row that is wrong. */
export function matchPatches(rows: readonly JudgedRow[], patches: readonly Patch[]): Matched {
  const [only] = patches;
  if (only?.number === 'all') return matchAll(rows, only.line);
  const wrong = rows.filter(({ verdict }) => verdict === 'rejected');
  const meant = patches.map(({ number, line }) => ({ number, line, row: rowFor(rows, wrong, number) }));
  const matched = meant.flatMap(({ row, line }) => (row && isOfRow(row, line) ? [{ row, line }] : []));
  if (matched.length === meant.length) return { rows: matched };
  return {
    missing: meant.flatMap(({ row, number }) =>
      row === undefined && typeof number === 'number' ? number : [],
    ),
  };
}

/** Where they live can be said once for all; who they are cannot. */
function matchAll(rows: readonly JudgedRow[], line: string): Matched {
  const { name, address, citizenId, phone, plates } = patchRow({ number: 0, source: '', name: '' }, line);
  const isPlace = address !== undefined && name === '' && (citizenId ?? phone ?? plates) === undefined;
  const homeless = isPlace ? rows.filter(lacksAddress) : [];
  return homeless.length > 0 ? { rows: homeless.map((row) => ({ row, line })) } : { missing: [] };
}

export const lacksAddress = ({ verdict, written }: JudgedRow): boolean =>
  verdict === 'rejected' && written.address === undefined;

function rowFor(
  rows: readonly JudgedRow[],
  wrong: readonly JudgedRow[],
  number: Patch['number'],
): JudgedRow | undefined {
  if (number === undefined) return wrong.length === 1 ? wrong[0] : undefined;
  return rows.find((row) => row.number === number);
}

/** A line with another name than the row has is another list's, unless the row was wrong. */
function isOfRow(row: JudgedRow, line: string): boolean {
  const { name } = patchRow({ number: 0, source: '' }, line);
  if (row.verdict === 'rejected' || name === undefined) return true;
  const [old, now] = [fold(row.written.name ?? ''), fold(name)];
  // "Bà Sáu" has got her whole name.
  const isCompleted = row.verdict === 'warned' && old.split(' ').at(-1) === now.split(' ').at(-1);
  return old === now || isCompleted;
}
