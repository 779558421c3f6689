import type { Changeable } from './changeable.ts';
import { mayBeAside, type Piece } from './pieces.ts';
import type { Written } from './written.ts';

/** A person while the pieces come in. */
export interface Draft {
  readonly number: number | undefined;
  readonly sources: string[];
  readonly pieces: Piece[];
}

/** Fields of which one person has one. */
const single: ReadonlySet<Piece['field']> = new Set(['name', 'citizenId', 'phone', 'birth']);

/** True when these pieces cannot be about the person who has those already. */
export function conflicts(has: readonly Piece[], more: readonly Piece[]): boolean {
  return more.some(({ field, value }) => {
    if (!single.has(field)) return false;
    const same = has.filter((piece) => piece.field === field);
    return same.length > 0 && !same.some((piece) => piece.value === value);
  });
}

/** Puts the pieces of one person into fields. The first thing that reads like a name is it, where nothing says so. */
export function toWritten({ pieces, sources }: Draft, number: number, section: string | undefined): Written {
  const named = nameIn(pieces);
  const places: string[] = [];
  const plates: string[] = [];
  const done: string[] = [];
  const written: Changeable<Written> = { number, source: sources.join('\n').trim() };
  if (named !== undefined) written.name = named.value;
  for (const piece of pieces) {
    const { field, value } = piece;
    if (piece === named) continue;
    // What only reads like a name, behind the name and before or behind a place, is part of it.
    if (named !== undefined && mayBeAside(piece)) continue;
    if (field === 'address' || (field === 'unsure' && named !== undefined)) places.push(value.trim());
    else if (field === 'plates') plates.push(value);
    else if (field === 'done') done.push(value);
    else if (field === 'birth' || field === 'schoolClass' || field === 'helper') written[field] ??= value;
    else if (field === 'sex' && (value === 'male' || value === 'female')) written.sex ??= value;
  }
  const address = places.length > 0 ? places.join(', ') : section;
  if (address !== undefined) written.address = address;
  if (plates.length > 0) written.plates = plates;
  if (done.length > 0) written.done = done.join(', ');
  return tellNumbers(written, pieces);
}

/** What is called the name, or is one, or could be one. */
function nameIn(pieces: readonly Piece[]): Piece | undefined {
  let found: Piece | undefined;
  for (const piece of pieces) {
    if (piece.field === 'name' && piece.labelled) return piece;
    if (piece.field === 'name' && found?.field !== 'name') found = piece;
    else if (piece.field === 'unsure') found ??= piece;
  }
  return found;
}

const mobileWithoutZero = /^(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/;

/** Nine digits are an old card, or, beside a citizen ID, a phone that lost its zero. */
function tellNumbers(written: Changeable<Written>, pieces: readonly Piece[]): Written {
  const ids = pieces.filter(({ field }) => field === 'citizenId');
  const digits = ({ value }: Piece): string => value.replace(/\D/g, '');
  const id =
    ids.length < 2
      ? ids[0]
      : (ids.find(({ labelled }) => labelled) ?? ids.find((piece) => digits(piece).length >= 11) ?? ids[0]);
  const phone =
    pieces.find(({ field }) => field === 'phone') ??
    ids.find((piece) => piece !== id && mobileWithoutZero.test(digits(piece)));
  if (id !== undefined) written.citizenId = id.value;
  const another = ids.find((piece) => digits(piece).length === 12 && digits(piece) !== (id && digits(id)));
  if (ids.length > 1 && another !== undefined) written.otherId = another.value;
  if (phone !== undefined) written.phone = phone.value;
  return written;
}
