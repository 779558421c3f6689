import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { inDialect } from '../../../src/adapters/storage/dialect.ts';
import { migrations } from '../../../src/adapters/storage/migrations/all.ts';
import { MOVED, STAYS } from '../../../src/adapters/storage/tables/account-rows.ts';

test('every table of rows that belong to an account says whether they go along when two become one', () => {
  const db = new SqliteDatabase(':memory:');
  for (const { ddl, only } of migrations) {
    for (const text of [ddl, only?.sqlite ?? '']) db.exec(inDialect('sqlite', text));
  }
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  const owned = tables.filter((table) =>
    (db.pragma(`table_info(${table})`) as { name: string }[]).some(({ name }) => name === 'account'),
  );
  expect(owned.toSorted()).toEqual([...MOVED, ...Object.keys(STAYS)].toSorted());
  db.close();
});
