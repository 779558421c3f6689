import type { Context } from './context.ts';
import { statement } from './sql.ts';
import { filePlace, partPlace, summaryPlace } from './tables/rosters.ts';

type Deps = Pick<Context, 'sql' | 'db' | 'cipher'>;

const setDraft = statement(
  { id: 'text', file: 'blob?', summary: 'blob?' },
  'UPDATE roster SET file = r.file, summary = r.summary FROM {rows} WHERE roster.id = r.id',
);

const setPart = statement(
  { roster: 'text', n: 'int', rows: 'blob' },
  'UPDATE roster_part SET rows = r.rows FROM {rows} WHERE roster_part.roster = r.roster AND roster_part.n = r.n',
);

/**
 * Lists that wait for a word, sealed with the current key. The digest that makes one of two drafts stays the old key's: a
 * list that is sent again then is a second draft, which records nobody twice.
 */
export async function resealRosters({ sql, db, cipher }: Deps): Promise<void> {
  const reseal = (place: string, sealed: Uint8Array): Uint8Array =>
    cipher.seal(place, cipher.open(place, sealed));
  const drafts = await sql.run(db.selectFrom('roster').select(['id', 'file', 'summary']).compile());
  await sql.each(
    setDraft,
    drafts.rows.map(({ id, file, summary }) => ({
      id,
      file: file && reseal(filePlace(id), file),
      summary: summary && reseal(summaryPlace(id), summary),
    })),
  );
  for (const { id } of drafts.rows) {
    const parts = db.selectFrom('roster_part').select(['n', 'rows']).where('roster', '=', id).orderBy('n');
    for (const { n, rows } of (await sql.run(parts.compile())).rows)
      await sql.each(setPart, [{ roster: id, n, rows: reseal(partPlace(id, n), rows) }]);
  }
}
