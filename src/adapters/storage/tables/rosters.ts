import type { JudgedRow } from '../../../core/roster/judge.ts';
import { packRows, unpackRows } from '../../../core/roster/packed-rows.ts';
import type { Summary } from '../../../core/roster/summary.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { Roster, RosterState, Rosters } from '../../../ports/tables/rosters.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { question, statement } from '../sql.ts';

const add = statement(
  {
    id: 'text',
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    account: 'text',
    origin: 'text',
    file: 'blob?',
    digest: 'blob',
    common: 'text',
    at: 'int',
    changed_at: 'int',
  },
  `INSERT INTO roster (id, commune, campaign, unit, account, origin, file, digest, common, at, changed_at) {values}
   ON CONFLICT DO NOTHING RETURNING id`,
).returning<{ readonly id: string }>();

const findSame = question(
  { account: 'text', commune: 'text', campaign: 'text', unit: 'text', digest: 'blob' },
  `SELECT id FROM roster WHERE account = {account} AND commune = {commune} AND campaign = {campaign} AND unit = {unit}
     AND digest = {digest} AND state = 'open'`,
).returning<{ readonly id: string }>();

const putPart = statement(
  { roster: 'text', n: 'int', rows: 'blob' },
  `INSERT INTO roster_part (roster, n, rows) {values} ON CONFLICT (roster, n) DO UPDATE SET rows = excluded.rows`,
);

const change = question(
  {
    id: 'text',
    revision: 'int',
    state: 'text?',
    common: 'text?',
    summary: 'blob?',
    at: 'int',
  },
  `UPDATE roster SET revision = revision + 1, changed_at = {at}, state = coalesce({state}, state),
     common = coalesce({common}, common), summary = coalesce({summary}, summary)
   WHERE id = {id} AND revision = {revision} RETURNING id`,
).returning<{ readonly id: string }>();

type Row = Schema['roster'];

export const rosters = ({ sql, buffer, db, cipher }: Context): Rosters => {
  const flush = () => buffer.flush('roster', 'roster_part');
  const readRows = (id: string, n: number, sealed: Uint8Array): readonly JudgedRow[] =>
    unpackRows(cipher.open(partPlace(id, n), sealed));

  const putSealed = (id: string, n: number, rows: Uint8Array): void =>
    buffer.write('roster_part', putPart, { roster: id, n, rows }, `${id} ${n}`);

  return {
    async add({ id, commune, campaign, unit, account, from, file, digest, at }) {
      await flush();
      const sealed = file === undefined ? null : cipher.seal(filePlace(id), file);
      const place = { account, commune, campaign, unit, digest };
      const row = { id, ...place, origin: from, file: sealed, common: '{}', at, changed_at: at };
      if ((await sql.each(add, [row])).rows.length > 0) return { id, isNew: true };
      const [same] = (await sql.ask(findSame, place)).rows;
      return { id: same?.id ?? id, isNew: false };
    },
    putPart: (id, n, rows) => putSealed(id, n, cipher.seal(partPlace(id, n), packRows(rows))),
    putPacked: (id, n, rows) => putSealed(id, n, cipher.sealBytes(partPlace(id, n), rows)),
    async part(id, n) {
      await flush();
      const query = db.selectFrom('roster_part').select('rows').where('roster', '=', id).where('n', '=', n);
      const [row] = (await sql.run(query.compile())).rows;
      return row && readRows(id, n, row.rows);
    },
    async rows(id) {
      await flush();
      const query = db.selectFrom('roster_part').select(['n', 'rows']).where('roster', '=', id).orderBy('n');
      return (await sql.run(query.compile())).rows.flatMap(({ n, rows }) => readRows(id, n, rows));
    },
    async clear(id) {
      await flush();
      await sql.run(db.deleteFrom('roster_part').where('roster', '=', id).compile());
    },
    async find(id) {
      await flush();
      const [row] = (await sql.run(db.selectFrom('roster').selectAll().where('id', '=', id).compile())).rows;
      return row && toRoster(cipher, row);
    },
    async openOf(account, commune) {
      await flush();
      const query = db
        .selectFrom('roster')
        .selectAll()
        .where('account', '=', account)
        .where('commune', '=', commune)
        .where('state', '=', 'open')
        .orderBy('changed_at', 'desc')
        .orderBy('id', 'desc');
      return (await sql.run(query.compile())).rows.map((row) => toRoster(cipher, row));
    },
    async change(id, revision, { state, common, summary, at }) {
      await flush();
      const { rows } = await sql.ask(change, {
        id,
        revision,
        state: state ?? null,
        common: common === undefined ? null : JSON.stringify(common),
        summary: summary === undefined ? null : cipher.seal(summaryPlace(id), JSON.stringify(summary)),
        at,
      });
      return rows.length > 0;
    },
    async prune(before, limit) {
      await flush();
      const old = db
        .selectFrom('roster')
        .select('id')
        .where('changed_at', '<', before)
        .orderBy('changed_at')
        .orderBy('id')
        .limit(limit);
      await sql.run(db.deleteFrom('roster_part').where('roster', 'in', old).compile());
      return (await sql.run(db.deleteFrom('roster').where('id', 'in', old).compile())).count;
    },
  };
};

export const filePlace = (id: string): string => `roster.file:${id}`;
export const summaryPlace = (id: string): string => `roster.summary:${id}`;
export const partPlace = (id: string, n: number): string => `roster_part.rows:${id}:${n}`;

function toRoster(cipher: Cipher, row: Row): Roster {
  return {
    id: row.id,
    commune: row.commune,
    campaign: row.campaign,
    unit: row.unit,
    account: row.account,
    from: row.origin as Roster['from'],
    digest: new Uint8Array(row.digest),
    common: JSON.parse(row.common) as Roster['common'],
    state: row.state as RosterState,
    revision: row.revision,
    at: row.at as Instant,
    changedAt: row.changed_at as Instant,
    ...(row.file !== null && { file: cipher.open(filePlace(row.id), row.file) }),
    ...(row.summary !== null && {
      summary: JSON.parse(cipher.open(summaryPlace(row.id), row.summary)) as Summary,
    }),
  };
}
