import type { Context } from './context.ts';
import { statement } from './sql.ts';
import { placeOf, SEALED } from './tables/incidents.ts';

const set = statement(
  { id: 'text', whose: 'blob', words: 'blob', told: 'blob?', closed: 'blob?' },
  `UPDATE incident SET whose = r.whose, words = r.words, told = r.told, closed = r.closed FROM {rows}
   WHERE incident.id = r.id`,
);

/** There are few of them. */
export async function resealIncidents({
  sql,
  db,
  cipher,
}: Pick<Context, 'sql' | 'db' | 'cipher'>): Promise<void> {
  const { rows } = await sql.run(
    db
      .selectFrom('incident')
      .select(['id', ...SEALED])
      .compile(),
  );
  await sql.each(
    set,
    rows.map(({ id, ...sealed }) => {
      const reseal = (column: (typeof SEALED)[number], value: Uint8Array) =>
        cipher.seal(placeOf(column, id), cipher.open(placeOf(column, id), value));
      return {
        id,
        whose: reseal('whose', sealed.whose),
        words: reseal('words', sealed.words),
        told: sealed.told && reseal('told', sealed.told),
        closed: sealed.closed && reseal('closed', sealed.closed),
      };
    }),
  );
}
