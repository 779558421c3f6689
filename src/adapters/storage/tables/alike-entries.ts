import { sql as raw } from 'kysely';
import { aboutCitizenId, type CitizenId } from '../../../core/person/citizen-id.ts';
import { foldName } from '../../../core/person/name-key.ts';
import { villageOf } from '../../../core/person/village-of.ts';
import type { Alike } from '../../../ports/store.ts';
import type { EntryContext } from './entry-context.ts';
import { openPerson } from './entry-seal.ts';
import { isSameName, isWithoutMarks } from './same-person.ts';

/** Rows that are opened to compare them. */
const MAX_OPENED = 5_000;

/**
 * Rows of one campaign that may be the same person though nothing proves it: the same name and year of birth (as written,
 * or as the citizen ID says) in one village, under different citizen IDs or without one. Those of whom a human has decided
 * are left out.
 */
export async function findAlike(
  context: EntryContext,
  commune: string,
  campaign: string,
  limit: number,
): Promise<readonly Alike[]> {
  const { sql, db, cipher, flushEntries } = context;
  await flushEntries();
  const inLists = db
    .selectFrom('entry')
    .where('commune', '=', commune)
    .where('campaign', '=', campaign)
    .where('withdrawn_at', 'is', null)
    .where((rows) => rows.or([rows('has_year', '=', 1), rows('has_id', '=', 1)]));
  const names = inLists
    .select('name_fold')
    .groupBy('name_fold')
    .having(raw<number>`count(DISTINCT person)`, '>', 1);
  const query = inLists
    .selectAll()
    .where('name_fold', 'in', names)
    .orderBy('name_fold')
    .orderBy('at')
    .orderBy('id')
    .limit(MAX_OPENED);
  const { rows } = await sql.run(query.compile());
  const looks = rows.flatMap((row) => {
    const { birthYear: said, citizenId, address = '' } = openPerson(cipher, row);
    const birthYear = said ?? (citizenId && aboutCitizenId(citizenId as CitizenId).birthYear);
    if (typeof birthYear !== 'number') return [];
    return [{ row, birthYear, key: `${foldName(row.name)} ${birthYear} ${villageOf(address)}` }];
  });
  const isSettled = await settledPairs(context, commune, campaign);
  return [...Map.groupBy(looks, ({ key }) => key).values()]
    .flatMap(namesakes)
    .filter((same) => isDoubtful(same, isSettled))
    .slice(0, limit)
    .map((same) => ({
      name: same[0]?.row.name ?? '',
      birthYear: same[0]?.birthYear ?? 0,
      rows: same.map(({ row }) => ({ unit: row.unit, entry: row.id })),
    }));
}

type Look = { readonly row: { readonly id: string; readonly person: string; readonly name: string } };

/** Hòa and Hóa are two names; Hoa, typed without marks, may be either. */
function namesakes<L extends Look>(folded: readonly L[]): readonly (readonly L[])[] {
  const groups: L[][] = [];
  const marked = folded.filter(({ row }) => !isWithoutMarks(row.name));
  for (const look of marked) {
    const group = groups.find(([first]) => first !== undefined && isSameName(first.row.name, look.row.name));
    if (group === undefined) groups.push([look]);
    else group.push(look);
  }
  const bare = folded.filter((look) => !marked.includes(look));
  return groups.length === 0
    ? [bare]
    : groups.map((group) => folded.filter((look) => group.includes(look) || bare.includes(look)));
}

/** Two of them are different people so far, and nobody has said that they are. */
const isDoubtful = (same: readonly Look[], isSettled: (a: string, b: string) => boolean): boolean =>
  same.some(({ row: a }, n) =>
    same.slice(n + 1).some(({ row: b }) => a.person !== b.person && !isSettled(a.id, b.id)),
  );

async function settledPairs({ sql, db }: EntryContext, commune: string, campaign: string) {
  const query = db
    .selectFrom('alike_verdict')
    .select(['one', 'other'])
    .where('commune', '=', commune)
    .where('campaign', '=', campaign);
  const pairs = new Set((await sql.run(query.compile())).rows.map(({ one, other }) => `${one} ${other}`));
  return (a: string, b: string): boolean => pairs.has(a < b ? `${a} ${b}` : `${b} ${a}`);
}
