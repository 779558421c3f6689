import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgresStore } from '../../src/adapters/storage/postgres.ts';
import { restorePostgres } from '../../src/adapters/storage/rows/restore-postgres.ts';
import { TABLES } from '../../src/adapters/storage/schema.ts';
import { StaleVersion, type Store } from '../../src/ports/store.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { type Database, databaseContract } from './database.contract.ts';
import { createIds, createTestCipher } from './store/made-up.ts';
import { meet, morning } from './store/people.ts';
import { storeContract } from './store.contract.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-postgres-'));
let server: Postgres;
let shared: string | undefined;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
  rmSync(home, { recursive: true });
});
const options = (url: string, folder = home) => ({
  url,
  backups: join(folder, 'backups'),
  cipher: createTestCipher(),
  ids: createIds(),
});

storeContract('postgres', async () => openPostgresStore(options(await emptied())));
databaseContract('a postgres database', async () => openUrl(await server.createUrl()));

/** One schema for all tests that ask for no more than an empty store. */
async function emptied(): Promise<string> {
  if (shared === undefined) shared = await server.createUrl();
  else await server.empty(shared, TABLES);
  return shared;
}

function openUrl(url: string): Database {
  const folder = mkdtempSync(join(home, 'db-'));
  const { backups } = options(url, folder);
  const query = async (text: string) => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    open: (change) => openPostgresStore({ ...options(url, folder), ...change }),
    bytes: (hex) => `'\\x${hex}'`,
    async dump() {
      const tables = await Promise.all(TABLES.map((table) => query(`SELECT * FROM ${table}`)));
      const values = tables.flat().flatMap((row) => Object.values(row as object));
      return Buffer.concat(
        values.map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)))),
      );
    },
    query,
    backups: () => (existsSync(backups) ? readdirSync(backups).map((name) => join(backups, name)) : []),
    async restore(backup) {
      const other = await server.createUrl();
      await restorePostgres({ url: other, lines: backup });
      return openUrl(other);
    },
  };
}

test('two processes that start together bring the tables up to date once', async () => {
  const url = await server.createUrl();
  const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(options(url))));
  const add = (store: Store) => store.transaction((tx) => tx.inbox.add('web', ['1'], morning));
  const fresh = await Promise.all(stores.map(add));
  expect(fresh.map(({ size }) => size).toSorted()).toEqual([0, 0, 1]);
  await Promise.all(stores.map((store) => store.close()));
});

test('of two processes that write one conversation at the same moment one is refused', async () => {
  const url = await server.createUrl();
  const [one, two] = await Promise.all([1, 2].map(() => openPostgresStore(options(url))));
  if (!one || !two) throw new Error('no stores');
  const an = await meet(one, 'an');
  const write = (store: Store, language: 'vi' | 'en') =>
    store.transaction(async (tx) => tx.conversations.save({ ...an, language }));
  for (const expected of [1, 2]) {
    const outcomes = await Promise.allSettled([write(one, 'vi'), write(two, 'en')]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject(expected === 1 ? [{ reason: expect.any(StaleVersion) }] : [{}, {}]);
  }
  expect((await meet(one, 'an')).version).toBe(1);
  await Promise.all([one.close(), two.close()]);
});

test('of two transactions that wait for each other one is refused and can be tried again', async () => {
  const url = await server.createUrl();
  const store = await openPostgresStore(options(url));
  const people = [await meet(store, 'an'), await meet(store, 'bo')];
  await store.transaction(async (tx) => people.forEach(tx.conversations.save));
  const saved = [await meet(store, 'an'), await meet(store, 'bo')];

  let arrived = 0;
  let open = () => {};
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  const write = (order: typeof saved) =>
    store.transaction(async (tx) => {
      for (const conversation of order) {
        tx.conversations.save(conversation);
        await tx.conversations.ofAccounts([]);
        if (++arrived === 2) open();
        await both;
      }
    });
  const outcomes = await Promise.allSettled([write(saved), write(saved.toReversed())]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: expect.any(StaleVersion),
  });
  expect((await meet(store, 'an')).version).toBe(2);
  await store.close();
});

test('a connection that is cut takes its transaction with it, and nothing else', async () => {
  const url = await server.createUrl();
  const store = await openPostgresStore(options(url));
  const cut = store.transaction(async (tx) => {
    await tx.inbox.add('web', ['1'], morning);
    await openUrl(url).query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE state = 'idle in transaction' AND query LIKE '%inbox%'`,
    );
    await new Promise((resolve) => setImmediate(resolve));
  });
  await expect(cut).rejects.toThrow();
  expect(await store.transaction((tx) => tx.inbox.add('web', ['1'], morning))).toEqual(new Set(['1']));
  await store.close();
});
