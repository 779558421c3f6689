import { isListed, type JudgedRow } from '../../core/roster/judge.ts';
import type { PersonFields, Tx } from '../../ports/store.ts';

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
  const foreseen = await tx.entries.foresee(commune, campaign, unit, people);
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
