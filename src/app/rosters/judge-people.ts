import { isListed, type JudgedRow } from '../../core/roster/judge.ts';
import type { Foreseen, PersonFields, Tx } from '../../ports/store.ts';

export interface Place {
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
}

/** Adds what the store knows of those that can be recorded: in this list, in others, in other campaigns. */
export async function withKnown(
  tx: Pick<Tx, 'entries'>,
  { commune, campaign, unit }: Place,
  rows: readonly JudgedRow[],
): Promise<readonly JudgedRow[]> {
  const people = rows.filter(isListed).map(({ person }) => person as PersonFields);
  return withForeseen(rows, await tx.entries.foresee(commune, campaign, unit, people));
}

/** The same, with what was foreseen of those that can be recorded, in their order. */
export function withForeseen(
  rows: readonly JudgedRow[],
  foreseen: readonly Foreseen[],
): readonly JudgedRow[] {
  let next = 0;
  return rows.map((row) => {
    const found = isListed(row) ? foreseen[next++] : undefined;
    if (found === undefined) return row;
    const { inList: _, alsoIn: __, campaigns: ___, ...rest } = row;
    return {
      ...rest,
      ...(found.inList && { inList: true }),
      ...(found.alsoIn.length > 0 && { alsoIn: found.alsoIn }),
      ...(found.campaigns.length > 0 && { campaigns: found.campaigns }),
    };
  });
}

export const isKnown = ({ inList, alsoIn, campaigns }: Foreseen): boolean =>
  inList || alsoIn.length > 0 || campaigns.length > 0;
