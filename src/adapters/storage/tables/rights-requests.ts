import type { Instant } from '../../../core/time/instant.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { RightsRequest, Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';
import { nextLook } from './next-look.ts';
import { nextNumber } from './next-number.ts';

type Row = Schema['rights_request'];

const add = statement(
  {
    id: 'text',
    number: 'int',
    commune: 'text',
    account: 'text',
    kind: 'text',
    at: 'int',
    acknowledge_by: 'int',
    due: 'int',
    acknowledged_at: 'int?',
    settled_at: 'int?',
    state: 'text',
    note: 'blob?',
    answer: 'blob?',
    climbed: 'int',
    look_at: 'int?',
  },
  `INSERT INTO rights_request (id, number, commune, account, kind, at, acknowledge_by, due, acknowledged_at, settled_at,
     state, note, answer, climbed, look_at) {values}`,
);

const change = statement(
  {
    id: 'text',
    acknowledged_at: 'int?',
    settled_at: 'int?',
    state: 'text',
    answer: 'blob?',
    climbed: 'int',
    look_at: 'int?',
  },
  `UPDATE rights_request SET acknowledged_at = r.acknowledged_at, settled_at = r.settled_at, state = r.state,
     answer = r.answer, climbed = r.climbed, look_at = r.look_at FROM {rows} WHERE rights_request.id = r.id`,
);

const forget = statement({ id: 'text' }, 'DELETE FROM rights_request WHERE id IN (SELECT r.id FROM {rows})');

export const rightsRequests = (context: Context): Tx['rightsRequests'] => {
  const { sql, buffer, db, cipher } = context;
  const inCommune = async (commune: string) => {
    await buffer.flush('rights_request');
    return db.selectFrom('rights_request').selectAll().where('commune', '=', commune);
  };
  const read = async (query: { compile(): import('kysely').CompiledQuery<Row> }) =>
    (await sql.run(query.compile())).rows.map((row) => toRequest(cipher, row));

  return {
    async open(draft) {
      const request = { ...draft, number: await nextNumber(context, 'rights_request', draft.commune) };
      buffer.write('rights_request', add, toRow(cipher, request));
      return request;
    },
    async find(commune, number) {
      return (await read((await inCommune(commune)).where('number', '=', number)))[0];
    },
    async waiting(commune) {
      return read((await inCommune(commune)).where('state', '=', 'open').orderBy('due').orderBy('number'));
    },
    async of(account, commune) {
      return read((await inCommune(commune)).where('account', '=', account).orderBy('number'));
    },
    change: (request) => buffer.write('rights_request', change, toRow(cipher, request), request.id),
    async toLookAt(commune, now) {
      return read(
        (await inCommune(commune)).where('look_at', '<=', now).orderBy('look_at').orderBy('number'),
      );
    },
    nextLook: (after) => nextLook(context, 'rights_request', after),
    async prune(commune, before, limit) {
      const old = (await inCommune(commune)).where('settled_at', '<', before).limit(limit);
      const { rows } = await sql.run(old.compile());
      await sql.each(
        forget,
        rows.map(({ id }) => ({ id })),
      );
      return rows.map(({ id }) => id);
    },
  };
};

export const placeOf = (column: 'note' | 'answer', id: string): string => `rights_request.${column}:${id}`;

function toRow(cipher: Cipher, request: RightsRequest): Row {
  const seal = (column: 'note' | 'answer', plain: string | undefined) =>
    plain === undefined ? null : cipher.seal(placeOf(column, request.id), plain);
  return {
    id: request.id,
    number: request.number,
    commune: request.commune,
    account: request.account,
    kind: request.kind,
    at: request.at,
    acknowledge_by: request.acknowledgeBy,
    due: request.due,
    acknowledged_at: request.acknowledgedAt ?? null,
    settled_at: request.settledAt ?? null,
    state: request.state,
    note: seal('note', request.note),
    answer: seal('answer', request.answer),
    climbed: request.climbed,
    look_at: request.lookAt ?? null,
  };
}

function toRequest(cipher: Cipher, row: Row): RightsRequest {
  const open = (column: 'note' | 'answer') =>
    row[column] === null ? undefined : cipher.open(placeOf(column, row.id), row[column]);
  const note = open('note');
  const answer = open('answer');
  return {
    id: row.id,
    number: row.number,
    commune: row.commune,
    account: row.account,
    kind: row.kind as RightsRequest['kind'],
    at: row.at as Instant,
    acknowledgeBy: row.acknowledge_by as Instant,
    due: row.due as Instant,
    state: row.state as RightsRequest['state'],
    climbed: row.climbed,
    ...(row.acknowledged_at !== null && { acknowledgedAt: row.acknowledged_at as Instant }),
    ...(row.settled_at !== null && { settledAt: row.settled_at as Instant }),
    ...(note !== undefined && { note }),
    ...(answer !== undefined && { answer }),
    ...(row.look_at !== null && { lookAt: row.look_at as Instant }),
  };
}
