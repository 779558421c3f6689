import { conflicts, type Draft } from './gather.ts';
import type { Ordinal } from './ordinal.ts';
import type { Piece } from './pieces.ts';
import { isCount } from './remarks.ts';

/** A line of a list, and what it says. */
export interface Row {
  readonly raw: string;
  readonly ordinal?: Ordinal;
  readonly pieces: readonly Piece[];
}

/** A person, and the heading they stand under. */
export interface Found {
  readonly draft: Draft;
  readonly section: string | undefined;
}

/** Puts lines together to people: a number, a name or a second value of what one has once begins the next one. */
export function putTogether(rows: readonly (Row | 'blank')[]): readonly Found[] {
  const lines = rows.filter((row) => row !== 'blank');
  const isNamed = ({ pieces }: Row): boolean =>
    pieces.some(({ field }) => field === 'name' || field === 'unsure');
  const both = lines.filter(
    (row) => isNamed(row) && row.pieces.some(({ field }) => field !== 'name' && field !== 'unsure'),
  ).length;
  const isInline = both * 2 >= lines.filter(isNamed).length;
  const isNumbered = lines.filter(({ ordinal }) => ordinal).length >= 2;
  const lead = lines.find(({ pieces }) => pieces.length > 0)?.pieces[0]?.field;
  const found: {
    draft: { number: number | undefined; sources: string[]; pieces: Piece[] };
    section: string | undefined;
  }[] = [];
  let section: string | undefined;
  let afterBlank = true;
  for (const row of rows) {
    if (row === 'blank') {
      afterBlank = true;
      continue;
    }
    const current = found.at(-1);
    const heading = sectionOf(row, { isInline, isNumbered, afterBlank, current: current?.draft.pieces });
    if (heading !== undefined) {
      section = heading;
      continue;
    }
    if (isGroup(row)) continue;
    for (const [n, pieces] of peopleOf(row.pieces).entries()) {
      const number = n === 0 ? row.ordinal?.number : undefined;
      const begins =
        number !== undefined ||
        n > 0 ||
        current === undefined ||
        startsAnother(current.draft.pieces, pieces, { lead, isInline, isNumbered });
      const open = found.at(-1);
      if (begins || open === undefined)
        found.push({ draft: { number, sources: [row.raw], pieces: [...pieces] }, section });
      else {
        open.draft.pieces.push(...pieces);
        open.draft.sources.push(row.raw);
      }
    }
    afterBlank = false;
  }
  return found.filter(({ draft }) => draft.pieces.some(({ field }) => ABOUT_SOMEBODY.has(field)));
}

const ABOUT_SOMEBODY: ReadonlySet<Piece['field']> = new Set([
  'name',
  'unsure',
  'citizenId',
  'phone',
  'plates',
]);

interface Style {
  readonly lead: Piece['field'] | undefined;
  readonly isInline: boolean;
  readonly isNumbered: boolean;
}

function startsAnother(
  has: readonly Piece[],
  more: readonly Piece[],
  { lead, isInline, isNumbered }: Style,
): boolean {
  if (conflicts(has, more)) return true;
  if (isNumbered) return false;
  const first = more[0]?.field;
  if (
    has.length > 0 &&
    lead !== 'name' &&
    lead !== 'unsure' &&
    first === lead &&
    has.some(({ field }) => field === lead)
  )
    return true;
  const isNamed = more.some(({ field }) => field === 'name' || (isInline && field === 'unsure'));
  return isNamed && has.some(({ field }) => field === 'name' || field === 'unsure');
}

/** A line that is only a place, and not somebody's address: what is under it lives there. */
function sectionOf(
  { raw, ordinal, pieces }: Row,
  {
    isInline,
    isNumbered,
    afterBlank,
    current,
  }: Omit<Style, 'lead'> & { readonly afterBlank: boolean; readonly current: readonly Piece[] | undefined },
): string | undefined {
  const said = pieces.filter(({ field }) => field !== 'note');
  const isOpen = raw.trim().endsWith(':');
  // "Thôn 2 (3 người)", "Hộ ông Thử (thôn 2):"
  const isHeading = isOpen || pieces.every(({ field, value }) => field !== 'note' || isCount(value));
  const isPlaceOnly =
    isHeading &&
    said.length > 0 &&
    said.every(
      ({ field, labelled }, n) => (isPlace(field) || (isOpen && n > 0 && field === 'unsure')) && !labelled,
    );
  if (!isPlaceOnly || (ordinal?.firm && !isOpen)) return undefined;
  const place = said.map(({ field, value }) => (field === 'schoolClass' ? `Lớp ${value}` : value)).join(', ');
  if (isOpen) return place;
  const lacks = current !== undefined && !current.some(({ field }) => field === 'address');
  if (isInline) return place;
  return lacks || (!afterBlank && !isNumbered && current !== undefined) ? undefined : place;
}

/** "Tổ Toán - Tin:", "BGH:": who is under it belongs together, and lives anywhere. */
const isGroup = ({ raw, ordinal, pieces: [first, ...others] }: Row): boolean =>
  ordinal === undefined &&
  raw.trim().endsWith(':') &&
  first?.field === 'note' &&
  others.every(({ field }) => field === 'note' || field === 'unsure');

const isPlace = (field: Piece['field']): boolean => field === 'address' || field === 'schoolClass';

/** Several people on one line: as many names as numbers, or names alone. Otherwise what reads like a second name is a place. */
function peopleOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const names = pieces.filter(({ field }) => field === 'name');
  const ids = pieces.filter(({ field }) => field === 'citizenId').length;
  const isCrowd = names.length > 1 && (ids > 1 || names.length > 2 || names.length === pieces.length);
  if (!isCrowd) {
    let named = false;
    return [
      pieces.map((piece) => {
        const isSecond = piece.field === 'name' && !piece.labelled && named;
        if (piece.field === 'name') named = true;
        return isSecond ? { ...piece, field: 'unsure' as const } : piece;
      }),
    ];
  }
  const firstId = pieces.findIndex(({ field }) => field === 'citizenId');
  if (ids === names.length && pieces.findLastIndex(({ field }) => field === 'name') < firstId)
    return inTurn(names, pieces);
  const lead = pieces[0]?.field === 'citizenId' ? 'citizenId' : 'name';
  const people: Piece[][] = [];
  for (const piece of pieces) {
    if (piece.field === lead || people.length === 0) people.push([piece]);
    else people.at(-1)?.push(piece);
  }
  return people;
}

/** "Lê Văn Tạm + Phạm Thị Nháp, thôn 1, 0750… + 0751…": the first number is the first one's, the place is of both. */
function inTurn(names: readonly Piece[], pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const ids = pieces.filter(({ field }) => field === 'citizenId');
  const shared = pieces.filter(({ field }) => field === 'address' || field === 'done');
  return names.map((name, n) => [name, ...ids.slice(n, n + 1), ...shared]);
}
