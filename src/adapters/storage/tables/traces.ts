import { type CompiledQuery, type Kysely, sql as raw } from 'kysely';
import type { Say } from '../../../core/message/message.ts';
import type { Contact } from '../../../ports/contact.ts';
import type { TraceOwner, Traces } from '../../../ports/tables/traces.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { placeOf } from './outbox-says.ts';

type Db = Kysely<Schema>;

/** Tables whose rows stand under an account in one commune and are of use to nobody else. */
const OWNED = ['roster', 'village', 'proposal', 'web_link', 'web_session'] as const;
const FLUSHED = [...OWNED, 'job', 'nudge', 'roster_part', 'media', 'evidence'] as const;

export const traces = ({ sql, buffer, db, cipher }: Context): Traces => ({
  async erase(owner, at) {
    await buffer.flush(...FLUSHED);
    const { account, commune, contacts } = owner;
    const queries: CompiledQuery[] = [
      db
        .deleteFrom('roster_part')
        .where('roster', 'in', (eb) =>
          eb.selectFrom('roster').select('id').where('account', '=', account).where('commune', '=', commune),
        )
        .compile(),
      ...OWNED.map((table) =>
        db.deleteFrom(table).where('account', '=', account).where('commune', '=', commune).compile(),
      ),
      ...contacts.flatMap((contact) => [deleteJobs(db, contact), deleteNudges(db, contact)]),
      // What was never fetched is gone at once; the bytes of the rest are removed first, and then their row says so.
      ownFiles(db.deleteFrom('media'), owner).where('state', '<>', 'stored').compile(),
      ownFiles(db.updateTable('media').set({ purge_at: at, name: null, about: null }), owner)
        .where('state', '=', 'stored')
        .compile(),
    ];
    let gone = 0;
    for (const query of queries) gone += (await sql.run(query)).count;
    return gone;
  },
  async count(owner) {
    await buffer.flush(...FLUSHED);
    const { account, commune, contacts } = owner;
    const queries: CompiledQuery[] = [
      ...OWNED.map((table) =>
        db
          .selectFrom(table)
          .select('account')
          .where('account', '=', account)
          .where('commune', '=', commune)
          .compile(),
      ),
      ...contacts.flatMap(({ channel, address }) => [
        db
          .selectFrom('job')
          .select('id')
          .where('channel', '=', channel)
          .where('address', '=', address)
          .where('state', '<>', 'running')
          .compile(),
        db
          .selectFrom('nudge')
          .select('guide')
          .where('channel', '=', channel)
          .where('address', '=', address)
          .where('state', '<>', 'off')
          .compile(),
      ]),
      ownFiles(db.selectFrom('media').select('id'), owner)
        .where((eb) => eb.or([eb('purge_at', 'is', null), eb('name', 'is not', null)]))
        .compile(),
    ];
    let left = 0;
    for (const query of queries) left += (await sql.run(query)).rows.length;
    return left;
  },
  async eraseTold(to, since, speaksOf) {
    await buffer.flush('outbox');
    let gone = 0;
    for (const { channel, address } of to) {
      const found = db
        .selectFrom('outbox')
        .select(['id', 'key', 'say'])
        .where('channel', '=', channel)
        .where('address', '=', address)
        .where('not_before', '>=', since)
        .where('state', '<>', raw.lit('sending'))
        .where('kind', '<>', raw.lit('private'));
      const { rows } = await sql.run(found.compile());
      const ids = rows
        .filter(({ key, say }) => speaksOf(JSON.parse(cipher.open(placeOf(key), say)) as Say))
        .map(({ id }) => id);
      if (ids.length > 0)
        gone += (await sql.run(db.deleteFrom('outbox').where('id', 'in', ids).compile())).count;
    }
    return gone;
  },
});

const deleteJobs = (db: Db, { channel, address }: Contact) =>
  db
    .deleteFrom('job')
    .where('channel', '=', channel)
    .where('address', '=', address)
    .where('state', '<>', 'running')
    .compile();

/** Who has turned reminders off is not reminded again. */
const deleteNudges = (db: Db, { channel, address }: Contact) =>
  db
    .deleteFrom('nudge')
    .where('channel', '=', channel)
    .where('address', '=', address)
    .where('state', '<>', 'off')
    .compile();

interface Filtered<Q> {
  where(column: 'account' | 'commune' | 'state', is: '=' | '<>', value: string): Q;
  where(condition: ReturnType<typeof isNoEvidence>): Q;
}

const isNoEvidence = () => raw<boolean>`NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.media = media.id)`;

const ownFiles = <Q extends Filtered<Q>>(query: Q, { account, commune }: TraceOwner): Q =>
  query
    .where('account', '=', account)
    .where('commune', '=', commune)
    .where('state', '<>', 'removed')
    .where(isNoEvidence());
