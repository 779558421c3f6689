import type { Context } from './context.ts';
import { statement } from './sql.ts';
import { placeOf } from './tables/follow-ups.ts';

const setContact = statement(
  { id: 'text', contact: 'blob' },
  'UPDATE tip_follow_up SET contact = r.contact FROM {rows} WHERE tip_follow_up.id = r.id',
);

export async function resealFollowUps({
  sql,
  db,
  cipher,
}: Pick<Context, 'sql' | 'db' | 'cipher'>): Promise<void> {
  const { rows } = await sql.run(db.selectFrom('tip_follow_up').select(['id', 'contact']).compile());
  const reseal = (place: string, sealed: Uint8Array): Uint8Array =>
    cipher.seal(place, cipher.open(place, sealed));
  await sql.each(
    setContact,
    rows.map(({ id, contact }) => ({ id, contact: reseal(placeOf(id), contact) })),
  );
}
