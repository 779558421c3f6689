import type { Context } from '../context.ts';
import type { Table } from '../schema.ts';
import { statement } from '../sql.ts';

/**
 * Tables whose rows belong to a person and go along when two accounts become one. Whoever adds a table with a column
 * `account` says here, or below, what becomes of its rows; a test finds the one that is forgotten.
 */
export const MOVED = [
  'consent',
  'rights_request',
  'incident',
  'media',
  'roster',
  'help_request',
] as const satisfies readonly Table[];

/** Those whose rows do not, and why. */
export const STAYS: Readonly<Partial<Record<Table, string>>> = {
  conversation: 'has a version that must rise',
  role_grant: 'a role that both hold is held once',
  digest: 'one a person and commune: the kept account has its own, or asks for it again',
  case_group: 'one a person and campaign: the kept account has its own, or is asked again',
  village: 'one a person: the kept account has its own, or scans the poster again',
  proposal: 'to be confirmed within minutes, where it was made',
  web_link: 'good for minutes',
  web_session: 'good for minutes',
  token: 'an account of a platform, not of a person',
};

export type MovedRows = readonly { readonly table: (typeof MOVED)[number]; readonly id: string }[];

/** What may stay behind, because the other account has the very same. */
const UNLESS: Readonly<Partial<Record<Table, string>>> = {
  roster: `AND NOT EXISTS (SELECT 1 FROM roster k WHERE k.account = r.taker AND k.commune = roster.commune
     AND k.campaign = roster.campaign AND k.unit = roster.unit AND k.digest = roster.digest)`,
};

const moves = MOVED.map((table: (typeof MOVED)[number]) => ({
  table,
  give: statement(
    { giver: 'text', taker: 'text' },
    `UPDATE ${table} SET account = r.taker FROM {rows} WHERE ${table}.account = r.giver
       ${UNLESS[table] ?? ''} RETURNING ${table}.id AS id`,
  ).returning<{ readonly id: string }>(),
  giveBack: statement(
    { id: 'text', giver: 'text', taker: 'text' },
    `UPDATE ${table} SET account = r.taker FROM {rows} WHERE ${table}.id = r.id AND ${table}.account = r.giver`,
  ),
}));

export async function giveRows({ sql, buffer }: Context, giver: string, taker: string): Promise<MovedRows> {
  await buffer.flush(...MOVED);
  const given: { table: (typeof MOVED)[number]; id: string }[] = [];
  for (const { table, give } of moves) {
    const { rows } = await sql.each(give, [{ giver, taker }]);
    given.push(...rows.map(({ id }) => ({ table, id })));
  }
  return given;
}

/** As far as they are still there. */
export async function giveRowsBack(
  { sql, buffer }: Context,
  rows: MovedRows,
  giver: string,
  taker: string,
): Promise<void> {
  await buffer.flush(...MOVED);
  for (const { table, giveBack } of moves) {
    const own = rows.filter((row) => row.table === table).map(({ id }) => ({ id, giver, taker }));
    if (own.length > 0) await sql.each(giveBack, own);
  }
}
