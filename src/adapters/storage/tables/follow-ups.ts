import type { Instant } from '../../../core/time/instant.ts';
import type { FollowUp, FollowUps } from '../../../ports/tables/follow-ups.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';

export const placeOf = (id: string): string => `tip-follow-up.contact:${id}`;

export const followUps = ({ sql, db, cipher }: Context): FollowUps => {
  const open = ({ id, commune, contact, due }: Schema['tip_follow_up']): FollowUp => ({
    id,
    commune,
    to: JSON.parse(cipher.open(placeOf(id), contact)) as FollowUp['to'],
    due: due as Instant,
  });
  async function removeAll(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await sql.run(db.deleteFrom('tip_follow_up').where('id', 'in', ids).compile());
  }

  return {
    async put({ id, commune, to, due }) {
      const contact = cipher.seal(placeOf(id), JSON.stringify(to));
      const query = db
        .insertInto('tip_follow_up')
        .values({ id, commune, contact, due })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ commune, contact, due }));
      await sql.run(query.compile());
    },
    remove: (id) => removeAll([id]),
    async take(commune, now) {
      const query = db
        .selectFrom('tip_follow_up')
        .selectAll()
        .where('commune', '=', commune)
        .where('due', '<=', now)
        .orderBy('due')
        .orderBy('id');
      const due = (await sql.run(query.compile())).rows.map(open);
      await removeAll(due.map(({ id }) => id));
      return due;
    },
    async forget({ channel, address }) {
      // A few rows, sealed: there is nothing to look an address up by, on purpose.
      const all = (await sql.run(db.selectFrom('tip_follow_up').selectAll().compile())).rows.map(open);
      const theirs = all.filter(({ to }) => to.channel === channel && to.address === address);
      await removeAll(theirs.map(({ id }) => id));
      return theirs.length;
    },
  };
};
