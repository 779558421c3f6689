import { Change } from '../../../core/change/change.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Changes } from '../../../ports/tables/changes.ts';
import type { Context } from '../context.ts';
import { question, statement } from '../sql.ts';

const add = statement(
  { commune: 'text', campaign: 'text?', at: 'int', actor: 'text', what: 'text' },
  `INSERT INTO change (seq, commune, campaign, at, actor, what)
   SELECT (SELECT coalesce(max(seq), 0) + 1 FROM change), r.commune, r.campaign, r.at, r.actor, r.what FROM {rows}
   RETURNING seq`,
).returning<{ seq: number }>();

const last = question({}, 'SELECT coalesce(max(seq), 0) AS seq FROM change').returning<{ seq: number }>();

export const changes = ({ sql, db }: Context): Changes => ({
  async add({ by, change, ...row }) {
    // A second writer waits here until the first has ended; otherwise a reader could see 7 before 6 is there.
    if (sql.dialect === 'postgres') await sql.exec('LOCK TABLE change IN SHARE ROW EXCLUSIVE MODE');
    const { rows } = await sql.each(add, [{ ...row, actor: by, what: JSON.stringify(change) }]);
    const [made] = rows;
    if (made === undefined) throw new Error('a change got no number');
    return made.seq;
  },
  async version() {
    return (await sql.ask(last, {})).rows[0]?.seq ?? 0;
  },
  async all() {
    const query = db.selectFrom('change').selectAll().orderBy('seq');
    return (await sql.run(query.compile())).rows.map(({ seq, commune, campaign, at, actor, what }) => ({
      seq,
      commune,
      campaign,
      at: at as Instant,
      by: actor,
      change: Change.parse(JSON.parse(what)),
    }));
  },
});
