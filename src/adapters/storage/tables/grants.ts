import type { Grant, Role } from '../../../core/access/access.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';

const held = statement(
  { account: 'text', at: 'int' },
  `SELECT g.account, g.role, g.commune, g.unit FROM {rows} JOIN role_grant g ON g.account = r.account
   AND g.starts <= r.at AND (g.ends IS NULL OR g.ends > r.at) ORDER BY g.id`,
).returning<{ account: string; role: string; commune: string; unit: string }>();

const columns = { account: 'text', role: 'text', commune: 'text', unit: 'text' } as const;

const give = statement(
  { ...columns, starts: 'int' },
  'INSERT INTO role_grant (account, role, commune, unit, starts) {values} ON CONFLICT DO NOTHING',
);

const end = statement(
  { ...columns, ends: 'int' },
  `UPDATE role_grant SET ends = r.ends FROM {rows} WHERE role_grant.account = r.account AND role_grant.role = r.role
   AND role_grant.commune = r.commune AND role_grant.unit = r.unit AND role_grant.ends IS NULL`,
);

const findOpen = statement(
  { account: 'text', at: 'int' },
  `SELECT g.* FROM {rows} JOIN role_grant g ON g.account = r.account
   AND g.starts <= r.at AND (g.ends IS NULL OR g.ends > r.at) ORDER BY g.id`,
).returning<Schema['role_grant']>();

const find = statement(
  { id: 'int' },
  'SELECT g.* FROM {rows} JOIN role_grant g ON g.id = r.id ORDER BY g.id',
).returning<Schema['role_grant']>();

const hand = statement(
  { id: 'int', giver: 'text', taker: 'text' },
  `UPDATE role_grant SET account = r.taker FROM {rows} WHERE role_grant.id = r.id AND role_grant.account = r.giver`,
);

const endOne = statement(
  { id: 'int', ends: 'int' },
  'UPDATE role_grant SET ends = r.ends FROM {rows} WHERE role_grant.id = r.id',
);

export const grants = ({ sql, buffer, db }: Context): Tx['grants'] => ({
  async of(accounts, at) {
    await buffer.flush('role_grant');
    const asked = [...new Set(accounts)];
    const { rows } = await sql.each(
      held,
      asked.map((account) => ({ account, at })),
    );
    const found = new Map<string, Grant[]>(asked.map((account) => [account, []]));
    for (const { account, role, commune, unit } of rows) {
      found.get(account)?.push({ role: role as Role, commune, unit: unit === WHOLE ? null : unit });
    }
    return found;
  },
  add(account, grant, from) {
    const row = toRow(account, grant);
    buffer.write('role_grant', give, { ...row, starts: from }, JSON.stringify(row));
  },
  end(account, grant, until) {
    const row = toRow(account, grant);
    buffer.write('role_grant', end, { ...row, ends: until }, JSON.stringify(row));
  },
  async history(commune, units) {
    await buffer.flush('role_grant');
    if (units.length === 0) return [];
    const query = db
      .selectFrom('role_grant')
      .selectAll()
      .where('commune', '=', commune)
      .where('unit', 'in', units)
      .orderBy('starts')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map(({ account, role, unit, starts, ends }) => ({
      account,
      grant: { role: role as Role, commune, unit: unit === WHOLE ? null : unit },
      from: starts as Instant,
      ...(ends !== null && { until: ends as Instant }),
    }));
  },
  async holders(commune, unit, roles, at) {
    await buffer.flush('role_grant');
    const query = holding(db, commune, roles, at).where('unit', '=', unit ?? WHOLE);
    return (await sql.run(query.compile())).rows.map(({ account }) => account);
  },
  async byUnit(commune, roles, at) {
    await buffer.flush('role_grant');
    const query = holding(db, commune, roles, at).where('unit', '<>', WHOLE);
    const found = new Map<string, string[]>();
    for (const { unit, account } of (await sql.run(query.compile())).rows) {
      const accounts = found.get(unit) ?? [];
      found.set(unit, accounts);
      accounts.push(account);
    }
    return found;
  },
  async give(from, to, at) {
    await buffer.flush('role_grant');
    const given = (await sql.each(findOpen, [{ account: from, at }])).rows;
    const held = new Set((await sql.each(findOpen, [{ account: to, at }])).rows.map(toPlace));
    const [ended, moved] = [true, false].map((isHeld) =>
      given.filter((row) => held.has(toPlace(row)) === isHeld).map(({ id }) => Number(id)),
    ) as [number[], number[]];
    if (ended.length > 0)
      await sql.each(
        endOne,
        ended.map((id) => ({ id, ends: at })),
      );
    if (moved.length > 0)
      await sql.each(
        hand,
        moved.map((id) => ({ id, giver: from, taker: to })),
      );
    return { moved, ended };
  },
  async giveBack({ moved, ended }, from, to, at) {
    await buffer.flush('role_grant');
    if (moved.length > 0)
      await sql.each(
        hand,
        moved.map((id) => ({ id, giver: from, taker: to })),
      );
    if (ended.length === 0) return;
    const before = await sql.each(
      find,
      ended.map((id) => ({ id })),
    );
    const still = new Set((await sql.each(findOpen, [{ account: from, at }])).rows.map(toPlace));
    for (const row of before.rows.filter((one) => still.has(toPlace(one)))) {
      const { role, commune, unit } = row;
      buffer.write('role_grant', give, { account: to, role, commune, unit, starts: at });
    }
  },
});

const toPlace = ({ role, commune, unit }: Schema['role_grant']): string => `${commune} ${unit} ${role}`;

/** The whole commune, because in a unique index NULL would be unequal to itself. */
const WHOLE = '';

const toRow = (account: string, { role, commune, unit }: Grant) => ({
  account,
  role,
  commune,
  unit: unit ?? WHOLE,
});

const holding = (db: Context['db'], commune: string, roles: readonly Role[], at: Instant) =>
  db
    .selectFrom('role_grant')
    .select(['unit', 'account'])
    .distinct()
    .where('commune', '=', commune)
    .where('role', 'in', roles)
    .where('starts', '<=', at)
    .where(({ or, eb }) => or([eb('ends', 'is', null), eb('ends', '>', at)]))
    .orderBy('unit')
    .orderBy('account');
