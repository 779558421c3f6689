import { sql as raw } from 'kysely';
import { fold } from '../../../core/message/fold.ts';
import { nameKey } from '../../../core/person/name-key.ts';
import type { Alike } from '../../../ports/store.ts';
import type { EntryContext } from './entry-context.ts';
import { openPerson } from './entry-seal.ts';

/** Rows that are opened to compare them. */
const MAX_OPENED = 5_000;

/**
 * Rows of one campaign that may be the same person though nothing proves it: the same name and year of birth in one
 * village, under different citizen IDs or without one. For a human to judge; nothing is merged.
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
    .where('birth_year', 'is not', null);
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
  const looks = rows.map((row) => {
    const { birthYear, address = '' } = openPerson(cipher, row);
    return { row, birthYear, key: `${nameKey(row.name)} ${birthYear} ${villageOf(address)}` };
  });
  return [...Map.groupBy(looks, ({ key }) => key).values()]
    .filter((same) => new Set(same.map(({ row }) => row.person)).size > 1)
    .slice(0, limit)
    .map((same) => ({
      name: same[0]?.row.name ?? '',
      birthYear: same[0]?.birthYear ?? 0,
      rows: same.map(({ row }) => ({ unit: row.unit, entry: row.id })),
    }));
}

/** "Tổ 2, thôn 3, xã Thử" and "thôn 3": the village is what both name. Without one, everywhere is one place. */
const villageOf = (address: string): string =>
  /(?:thon|ap|buon|ban|khu pho|to dan pho|khu dan cu|xom|lang) [a-z0-9]+(?: [a-z0-9]+)?/.exec(
    fold(address),
  )?.[0] ?? '';
