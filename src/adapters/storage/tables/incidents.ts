import type { IncidentKind } from '../../../core/incident/incident.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { Incident, Incidents } from '../../../ports/tables/incidents.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';
import { nextLook } from './next-look.ts';
import { nextNumber } from './next-number.ts';

type Row = Schema['incident'];

const add = statement(
  {
    id: 'text',
    number: 'int',
    commune: 'text',
    kind: 'text',
    account: 'text',
    at: 'int',
    found_at: 'int',
    whose: 'blob',
    words: 'blob',
    told_at: 'int?',
    told: 'blob?',
    closed_at: 'int?',
    closed: 'blob?',
    look_at: 'int?',
  },
  `INSERT INTO incident (id, number, commune, kind, account, at, found_at, whose, words, told_at, told, closed_at, closed,
     look_at) {values}`,
);

const change = statement(
  { id: 'text', told_at: 'int?', told: 'blob?', closed_at: 'int?', closed: 'blob?', look_at: 'int?' },
  `UPDATE incident SET told_at = r.told_at, told = r.told, closed_at = r.closed_at, closed = r.closed,
     look_at = r.look_at FROM {rows} WHERE incident.id = r.id`,
);

const forget = statement({ id: 'text' }, 'DELETE FROM incident WHERE id IN (SELECT r.id FROM {rows})');

export const incidents = (context: Context): Incidents => {
  const { sql, buffer, db, cipher } = context;
  const inCommune = async (commune: string) => {
    await buffer.flush('incident');
    return db.selectFrom('incident').selectAll().where('commune', '=', commune);
  };
  const read = async (query: { compile(): import('kysely').CompiledQuery<Row> }) =>
    (await sql.run(query.compile())).rows.map((row) => toIncident(cipher, row));

  return {
    async open(draft) {
      const incident = { ...draft, number: await nextNumber(context, 'incident', draft.commune) };
      buffer.write('incident', add, toRow(cipher, incident));
      return incident;
    },
    async find(commune, number) {
      return (await read((await inCommune(commune)).where('number', '=', number)))[0];
    },
    async of(commune, limit) {
      return read((await inCommune(commune)).orderBy('number', 'desc').limit(limit));
    },
    change: (incident) => buffer.write('incident', change, toRow(cipher, incident), incident.id),
    async toLookAt(commune, now) {
      return read(
        (await inCommune(commune)).where('look_at', '<=', now).orderBy('look_at').orderBy('number'),
      );
    },
    nextLook: (after) => nextLook(context, 'incident', after),
    async prune(commune, before, limit) {
      const old = (await inCommune(commune)).where('closed_at', '<', before).limit(limit);
      const { rows } = await sql.run(old.compile());
      await sql.each(
        forget,
        rows.map(({ id }) => ({ id })),
      );
      return rows.map(({ id }) => id);
    },
  };
};

/** What is sealed of it. */
export const SEALED = ['whose', 'words', 'told', 'closed'] as const;

export const placeOf = (column: (typeof SEALED)[number], id: string): string => `incident.${column}:${id}`;

function toRow(cipher: Cipher, { told, closed, ...incident }: Incident): Row {
  const { id, number, commune, kind, account, at, foundAt, whose, words, lookAt = null } = incident;
  const seal = (column: (typeof SEALED)[number], plain: string) => cipher.seal(placeOf(column, id), plain);
  return {
    ...{ id, number, commune, kind, account, at },
    found_at: foundAt,
    whose: seal('whose', whose),
    words: seal('words', words),
    told_at: told?.at ?? null,
    told: told === undefined ? null : seal('told', told.how),
    closed_at: closed?.at ?? null,
    closed: closed === undefined ? null : seal('closed', closed.how),
    look_at: lookAt,
  };
}

function toIncident(cipher: Cipher, row: Row): Incident {
  const open = (column: (typeof SEALED)[number], sealed: Uint8Array) =>
    cipher.open(placeOf(column, row.id), sealed);
  const done = (column: 'told' | 'closed', at: number | null, how: Uint8Array | null) =>
    at === null || how === null ? undefined : { at: at as Instant, how: open(column, how) };
  const told = done('told', row.told_at, row.told);
  const closed = done('closed', row.closed_at, row.closed);
  return {
    id: row.id,
    number: row.number,
    commune: row.commune,
    kind: row.kind as IncidentKind,
    account: row.account,
    at: row.at as Instant,
    foundAt: row.found_at as Instant,
    whose: open('whose', row.whose),
    words: open('words', row.words),
    ...(told && { told }),
    ...(closed && { closed }),
    ...(row.look_at !== null && { lookAt: row.look_at as Instant }),
  };
}
