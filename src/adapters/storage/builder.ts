import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Schema } from './schema.ts';

/**
 * Kysely as a typed writer of SQL only. What it compiles runs on the transaction's own connection, next to the hot
 * path: Kysely's drivers prepare each time and start deferred transactions.
 */
export function createBuilder(dialect: Dialect): Kysely<Schema> {
  const createDriver = () => new DummyDriver();
  return new Kysely<Schema>({
    dialect:
      dialect === 'sqlite'
        ? {
            createDriver,
            createAdapter: () => new SqliteAdapter(),
            createIntrospector: (db) => new SqliteIntrospector(db),
            createQueryCompiler: () => new SqliteQueryCompiler(),
          }
        : {
            createDriver,
            createAdapter: () => new PostgresAdapter(),
            createIntrospector: (db) => new PostgresIntrospector(db),
            createQueryCompiler: () => new PostgresQueryCompiler(),
          },
  });
}
