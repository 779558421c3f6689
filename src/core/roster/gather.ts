import type { Piece } from './pieces.ts';
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
  const named =
    pieces.find(({ field, labelled }) => field === 'name' && labelled) ??
    pieces.find(({ field }) => field === 'name') ??
    pieces.find(({ field }) => field === 'unsure');
  const of = (field: Piece['field']): readonly string[] =>
    pieces.filter((piece) => piece.field === field && piece !== named).map(({ value }) => value);
  const first = (field: Piece['field']): string | undefined => of(field)[0];
  const schoolClass = first('schoolClass');
  const address = addressOf(pieces, named, section);
  const { citizenId, phone } = tellNumbers(pieces);
  const birth = first('birth');
  const sex = first('sex');
  const plates = of('plates');
  const done = of('done').join(', ');
  const helper = first('helper');
  return {
    number,
    source: sources.join('\n').trim(),
    ...(named && { name: named.value }),
    ...(address !== undefined && { address }),
    ...(citizenId !== undefined && { citizenId }),
    ...(phone !== undefined && { phone }),
    ...(plates.length > 0 && { plates }),
    ...(birth !== undefined && { birth }),
    ...((sex === 'male' || sex === 'female') && { sex }),
    ...(schoolClass !== undefined && { schoolClass }),
    ...(done !== '' && { done }),
    ...(helper !== undefined && { helper }),
  };
}

/** Its parts in their order; what only reads like a name, behind the name and before or behind a place, is part of it. */
function addressOf(
  pieces: readonly Piece[],
  named: Piece | undefined,
  section: string | undefined,
): string | undefined {
  const parts = pieces.filter(
    (piece) =>
      piece.field === 'address' || (piece.field === 'unsure' && piece !== named && named !== undefined),
  );
  const said = parts.map(({ value }) => value.trim());
  return said.length > 0 ? said.join(', ') : section;
}

const mobileWithoutZero = /^(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/;

/** Nine digits are an old card, or, beside a citizen ID, a phone that lost its zero. */
function tellNumbers(pieces: readonly Piece[]): { readonly citizenId?: string; readonly phone?: string } {
  const ids = pieces.filter(({ field }) => field === 'citizenId');
  const phones = pieces.filter(({ field }) => field === 'phone');
  const digits = ({ value }: Piece): string => value.replace(/\D/g, '');
  const id =
    ids.find(({ labelled }) => labelled) ?? ids.find((piece) => digits(piece).length >= 11) ?? ids[0];
  const other = ids.find((piece) => piece !== id && mobileWithoutZero.test(digits(piece)));
  const phone = phones[0] ?? other;
  return { ...(id && { citizenId: id.value }), ...(phone && { phone: phone.value }) };
}
