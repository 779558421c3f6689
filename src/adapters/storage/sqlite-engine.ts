import type Database from 'better-sqlite3';
import type { Sql } from './sql.ts';
import { createSqliteSql } from './sqlite-sql.ts';
import type { Engine } from './store.ts';

/** One connection: transactions stand in line, because their work may await and a second BEGIN would fall into the first. */
export function createSqliteEngine(db: Database.Database, release: () => void): Engine {
  const sql = createSqliteSql(db);
  // IMMEDIATE: a transaction that reads first and writes later could not wait for another writer.
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  let line: Promise<unknown> = Promise.resolve();

  return {
    dialect: 'sqlite',
    inTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      const turn = line.then(async () => {
        begin.run();
        try {
          const result = await work(sql);
          commit.run();
          return result;
        } finally {
          if (db.inTransaction) rollback.run();
        }
      });
      line = turn.catch(() => {});
      return turn;
    },
    async close() {
      await line;
      db.close();
      release();
    },
  };
}
