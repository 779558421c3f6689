import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import type { Columns, Statement, ValuesOf } from '../../../src/adapters/storage/sql.ts';
import { statement } from '../../../src/adapters/storage/sql.ts';
import { createSqliteSql } from '../../../src/adapters/storage/sqlite-sql.ts';
import {
  findKnown,
  findNamed,
  findRows,
  findUnidentified,
} from '../../../src/adapters/storage/tables/entry-statements.ts';
import { blankDatabase } from '../../support/blank-store.ts';

/** One look at the database each. */
const looks: string[] = [];
const db = new Database(blankDatabase, { verbose: (text) => looks.push(String(text)) });
const sql = createSqliteSql(db);
const place = { commune: 'thu', campaign: 'k', unit: 'thon-1' };
const digestOf = (n: number): Uint8Array => new Uint8Array(4).fill(n);

db.exec(`INSERT INTO person (id, commune, citizen_digest) VALUES ('p1', 'thu', x'01010101'), ('p2', 'thu', NULL);
  INSERT INTO entry (id, commune, campaign, unit, person, name, name_fold, has_id, has_year, details, proof, actor, at,
    changed_by, changed_at) VALUES
    ('e1', 'thu', 'k', 'thon-1', 'p1', 'An Thử', 'an thu', 1, 0, '{}', 1, 'tám', 1, 'tám', 1),
    ('e2', 'thu', 'k', 'thon-1', 'p2', 'An Thử', 'an thu', 0, 0, '{}', 1, 'tám', 2, 'tám', 2),
    ('e3', 'thu', 'k', 'thon-2', 'p2', 'An Thử', 'an thu', 0, 0, '{}', 1, 'tám', 2, 'tám', 2)`);
beforeEach(() => {
  looks.length = 0;
});

const asked = [1, 2, 3].map((n) => ({ ...place, n }));
const named = asked.map((one) => ({ ...one, name_fold: one.n === 3 ? 'bình thử' : 'an thu' }));

function each<C extends Columns, Row>(question: Statement<C, Row>, rows: readonly ValuesOf<C>[]) {
  return sql.each(question, rows);
}

test.each([
  [
    'who has a citizen ID',
    () =>
      each(
        findKnown,
        asked.map((one) => ({ ...one, citizen_digest: digestOf(one.n) })),
      ),
    ['1 p1'],
  ],
  [
    'the rows of a person',
    () =>
      each(
        findRows,
        asked.map((one) => ({ ...one, person: `p${one.n}` })),
      ),
    ['1 e1', '2 e2'],
  ],
  ['the rows of a name', () => each(findNamed, named), ['1 e1', '1 e2', '2 e1', '2 e2']],
  ['those without a citizen ID', () => each(findUnidentified, named), ['1 e2', '2 e2']],
] as const)('%s is looked up for many rows at once, by an index', async (_, look, found) => {
  const { rows } = await look();
  const told = rows.map((row) => `${row.n} ${'id' in row ? row.id : row.person}`);
  expect(told.toSorted()).toEqual(found);
  expect(looks).toHaveLength(1);
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${looks[0]}`).all() as { readonly detail: string }[];
  expect(plan.filter(({ detail }) => detail.startsWith('SCAN')).map(({ detail }) => detail)).toEqual([
    expect.stringContaining('json_each'),
  ]);
});

test('values come back as they are, whatever stands in them', async () => {
  const echo = statement(
    { name: 'text', at: 'int', digest: 'blob', none: 'text?' },
    `SELECT r.name AS name, r.at AS at, r.digest AS digest, r.none AS none FROM {rows} JOIN person p ON p.id = 'p1'`,
  ).returning<unknown>();
  const rows = ['Nguyễn "Thử"\\', 'a\u0000b', '👵 \n'].map((name, n) => ({
    name,
    at: 1_766_000_000_000 + n,
    digest: digestOf(n),
    none: null,
  }));
  const { rows: back } = await sql.each(echo, rows);
  expect(back).toEqual(rows.map((row) => ({ ...row, digest: Buffer.from(row.digest) })));
});
