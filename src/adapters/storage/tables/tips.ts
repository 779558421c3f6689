import type { Instant } from '../../../core/time/instant.ts';
import type { Outcome, TipState } from '../../../core/violation/state.ts';
import type { Tip, Tips } from '../../../ports/tables/tips.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';

const COLUMNS = [
  'id',
  'commune',
  'campaign',
  'lookup',
  'public_key',
  'state',
  'outcome',
  'received',
  'since',
  'due',
  'handled',
  'waits',
  'quiet',
  'proposed',
  'sealed_up_to',
  'version',
] as const;

export const tips = ({ sql, db }: Context): Tips => {
  const select = () =>
    db.selectFrom('tip').select([...COLUMNS, ({ eb }) => eb('identity', 'is not', null).as('named')]);

  return {
    async add(tip, { content, identity, relay }) {
      const row = {
        id: tip.id,
        commune: tip.commune,
        campaign: tip.campaign,
        lookup: tip.lookup,
        public_key: tip.key,
        state: tip.state,
        outcome: tip.outcome ?? null,
        received: tip.received,
        since: tip.since,
        due: tip.due ?? null,
        handled: tip.handled ?? null,
        waits: tip.waits,
        quiet: tip.quiet ? 1 : 0,
        proposed: tip.proposed ? 1 : 0,
        sealed_up_to: tip.sealedUpTo ?? null,
        version: 1,
        content,
        identity: identity ?? null,
        relay: relay ?? null,
      };
      await sql.run(db.insertInto('tip').values(row).compile());
    },
    async find(commune, id) {
      const query = select().where('commune', '=', commune).where('id', '=', id);
      return (await sql.run(query.compile())).rows.map(toTip)[0];
    },
    async findByLookup(lookup) {
      return (await sql.run(select().where('lookup', '=', lookup).compile())).rows.map(toTip)[0];
    },
    async of(commune) {
      const query = select().where('commune', '=', commune).orderBy('since').orderBy('id');
      return (await sql.run(query.compile())).rows.map(toTip);
    },
    async sealedOf(commune) {
      const query = select()
        .select(['content', 'relay'])
        .where('commune', '=', commune)
        .orderBy('since')
        .orderBy('id');
      return (await sql.run(query.compile())).rows.map((row) => [
        toTip(row),
        { content: row.content, ...(row.relay && { relay: row.relay }) },
      ]);
    },
    async parts(id) {
      const query = db.selectFrom('tip').select(['content', 'identity', 'relay']).where('id', '=', id);
      const [row] = (await sql.run(query.compile())).rows;
      return (
        row && {
          content: row.content,
          ...(row.identity && { identity: row.identity }),
          ...(row.relay && { relay: row.relay }),
        }
      );
    },
    async change(id, version, { clear = [], quiet, proposed, sealedUpTo, ...change }) {
      const cleared = Object.fromEntries(clear.map((name) => [name, null]));
      const query = db
        .updateTable('tip')
        .set({
          ...change,
          ...(quiet !== undefined && { quiet: quiet ? 1 : 0 }),
          ...(sealedUpTo !== undefined && { sealed_up_to: sealedUpTo }),
          ...(proposed !== undefined && { proposed: proposed ? 1 : 0 }),
          ...cleared,
          version: version + 1,
        })
        .where('id', '=', id)
        .where('version', '=', version);
      return (await sql.run(query.compile())).count === 1;
    },
    async reseal(id, parts) {
      if (Object.keys(parts).length === 0) return;
      await sql.run(db.updateTable('tip').set(parts).where('id', '=', id).compile());
    },
    async remove(id) {
      await sql.run(db.deleteFrom('tip_message').where('tip', '=', id).compile());
      await sql.run(db.deleteFrom('tip_file').where('tip', '=', id).compile());
      await sql.run(db.deleteFrom('tip').where('id', '=', id).compile());
    },
  };
};

type Row = Pick<Schema['tip'], (typeof COLUMNS)[number]> & { readonly named: unknown };

const toTip = (row: Row): Tip => ({
  id: row.id,
  commune: row.commune,
  campaign: row.campaign,
  lookup: row.lookup,
  key: row.public_key,
  state: row.state as TipState,
  ...(row.outcome !== null && { outcome: row.outcome as Outcome }),
  received: row.received as Instant,
  since: row.since as Instant,
  ...(row.due !== null && { due: row.due as Instant }),
  ...(row.handled !== null && { handled: row.handled as 'yes' | 'no' }),
  named: Boolean(row.named),
  waits: row.waits as Tip['waits'],
  ...(row.quiet === 1 && { quiet: true }),
  ...(row.proposed === 1 && { proposed: true }),
  ...(row.sealed_up_to !== null && { sealedUpTo: row.sealed_up_to as Instant }),
  version: row.version,
});
