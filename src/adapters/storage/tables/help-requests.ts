import type { CompiledQuery } from 'kysely';
import type { HelpState } from '../../../ports/help.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';
import { openMessage, openRequest, sealMessage, sealRequest } from './help-seal.ts';
import { nextLook } from './next-look.ts';
import { nextNumber } from './next-number.ts';

type Row = Schema['help_request'];

const changing = {
  id: 'text',
  unit: 'text?',
  problem: 'blob?',
  place: 'blob?',
  suits: 'text?',
  phone: 'blob?',
  state: 'text',
  helper: 'text?',
  claimed_at: 'int?',
  visit_on: 'text?',
  closed_at: 'int?',
  rating: 'text?',
  climbed: 'int',
  look_at: 'int?',
} as const;

const add = statement(
  { ...changing, number: 'int', commune: 'text', account: 'text', at: 'int', way: 'text', about: 'text?' },
  `INSERT INTO help_request (id, unit, problem, place, suits, phone, state, helper, claimed_at, visit_on, closed_at,
     rating, climbed, look_at, number, commune, account, at, way, about) {values}`,
);

const change = statement(
  changing,
  `UPDATE help_request SET unit = r.unit, problem = r.problem, place = r.place, suits = r.suits, phone = r.phone,
     state = r.state, helper = r.helper, claimed_at = r.claimed_at, visit_on = r.visit_on, closed_at = r.closed_at,
     rating = r.rating, climbed = r.climbed, look_at = r.look_at
   FROM {rows} WHERE help_request.id = r.id`,
);

const claim = statement(
  { id: 'text', helper: 'text', at: 'int', look_at: 'int' },
  `UPDATE help_request SET state = 'claimed', helper = r.helper, claimed_at = r.at, look_at = r.look_at FROM {rows}
   WHERE help_request.id = r.id AND help_request.state = 'open'`,
);

const addMessage = statement(
  { request: 'text', at: 'int', actor: 'text', words: 'blob' },
  'INSERT INTO help_message (request, at, actor, words) {values}',
);

const forgetMessages = statement(
  { id: 'text' },
  'DELETE FROM help_message WHERE request IN (SELECT r.id FROM {rows})',
);
const forget = statement({ id: 'text' }, 'DELETE FROM help_request WHERE id IN (SELECT r.id FROM {rows})');

export const helpRequests = (context: Context): Tx['helpRequests'] => {
  const { sql, buffer, db, cipher } = context;
  const inCommune = async (commune: string) => {
    await buffer.flush('help_request');
    return db.selectFrom('help_request').selectAll().where('commune', '=', commune);
  };
  const read = async (query: { compile(): CompiledQuery<Row> }) =>
    (await sql.run(query.compile())).rows.map((row) => openRequest(cipher, row));
  const remove = async (query: { compile(): CompiledQuery<Row> }): Promise<readonly string[]> => {
    await buffer.flush('help_request', 'help_message');
    const ids = (await sql.run(query.compile())).rows.map(({ id }) => ({ id }));
    await sql.each(forgetMessages, ids);
    await sql.each(forget, ids);
    return ids.map(({ id }) => id);
  };

  return {
    async open(draft) {
      const request = { ...draft, number: await nextNumber(context, 'help_request', draft.commune) };
      buffer.write('help_request', add, sealRequest(cipher, request));
      return request;
    },
    async find(commune, number) {
      return (await read((await inCommune(commune)).where('number', '=', number)))[0];
    },
    change: (request) => buffer.write('help_request', change, sealRequest(cipher, request), request.id),
    async claim(id, helper, at, lookAt) {
      await buffer.flush('help_request');
      return (await sql.each(claim, [{ id, helper, at, look_at: lookAt }])).count > 0;
    },
    async waiting(commune, unit) {
      const query = (await inCommune(commune)).where('closed_at', 'is', null).orderBy('at').orderBy('number');
      return read(unit === undefined ? query : query.where('unit', '=', unit));
    },
    async tally(commune) {
      await buffer.flush('help_request');
      const query = db
        .selectFrom('help_request')
        .where('commune', '=', commune)
        .select(({ fn }) => ['state', fn.countAll<number>().as('requests')])
        .groupBy('state');
      const { rows } = await sql.run(query.compile());
      return new Map(rows.map(({ state, requests }) => [state as HelpState, requests]));
    },
    async of(account, commune) {
      return read((await inCommune(commune)).where('account', '=', account).orderBy('number'));
    },
    async visits(commune, helper) {
      const query = (await inCommune(commune))
        .where('closed_at', 'is', null)
        .where('visit_on', 'is not', null)
        .orderBy('visit_on')
        .orderBy('number');
      return read(helper === undefined ? query : query.where('helper', '=', helper));
    },
    async toLookAt(commune, now) {
      return read(
        (await inCommune(commune)).where('look_at', '<=', now).orderBy('look_at').orderBy('number'),
      );
    },
    nextLook: (after) => nextLook(context, 'help_request', after),
    say(message) {
      buffer.write('help_message', addMessage, sealMessage(cipher, message));
    },
    async said(request) {
      await buffer.flush('help_request', 'help_message');
      const query = db.selectFrom('help_message').selectAll().where('request', '=', request).orderBy('id');
      return (await sql.run(query.compile())).rows.map((row) => openMessage(cipher, row));
    },
    forget: async (account, commune) => remove((await inCommune(commune)).where('account', '=', account)),
    prune: async (commune, before, limit) =>
      remove((await inCommune(commune)).where('closed_at', '<', before).orderBy('closed_at').limit(limit)),
  };
};
