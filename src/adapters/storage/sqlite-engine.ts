import type Database from 'better-sqlite3';
import type { Sql } from './sql.ts';
import { toPortError } from './sqlite-errors.ts';
import { createSqliteSql } from './sqlite-sql.ts';
import type { Engine } from './store.ts';

/** Transactions that share one commit; more would make the first of them wait too long. */
const MAX_TOGETHER = 100;

/** Transactions that are committed together: the disk is waited for once. */
interface Group {
  size: number;
  readonly committed: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One connection: transactions stand in line, because their work may await and a second BEGIN would fall into the
 * first. Those that are waiting when one ends go into the same commit, each behind a savepoint of its own; nobody hears
 * that theirs is done before all of it is on the disk.
 */
export function createSqliteEngine(db: Database.Database, release: () => void): Engine {
  const sql = createSqliteSql(db);
  // IMMEDIATE: a transaction that reads first and writes later could not wait for another writer.
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const save = db.prepare('SAVEPOINT one');
  const keep = db.prepare('RELEASE one');
  const undo = db.prepare('ROLLBACK TO one');
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let open: Group | undefined;

  return {
    dialect: 'sqlite',
    async inTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      waiting++;
      const turn = line.then(() => {
        waiting--;
        return take(work);
      });
      line = turn.catch(() => {});
      const { result, committed } = await turn;
      await committed;
      return result;
    },
    async close() {
      await line;
      db.close();
      release();
    },
  };

  async function take<T>(
    work: (sql: Sql) => Promise<T>,
  ): Promise<{ readonly result: T; readonly committed: Promise<void> }> {
    if (open === undefined) doOrThrow(begin);
    const group = open ?? createGroup();
    open = group;
    const isFirst = group.size++ === 0;
    if (!isFirst) save.run();
    try {
      const result = await work(sql);
      if (!isFirst) keep.run();
      return { result, committed: group.committed };
    } catch (error) {
      takeBack(group, isFirst, error);
      throw error;
    } finally {
      if (open === group && (waiting === 0 || group.size >= MAX_TOGETHER)) end(group);
    }
  }

  function takeBack(group: Group, isFirst: boolean, error: unknown): void {
    if (db.inTransaction && !isFirst) {
      undo.run();
      keep.run();
      return;
    }
    // The first has nobody before it. Otherwise SQLite has rolled everything back by itself, as when the disk is full.
    if (db.inTransaction) rollback.run();
    open = undefined;
    group.reject(error);
  }

  function end(group: Group): void {
    open = undefined;
    try {
      doOrThrow(commit);
      group.resolve();
    } catch (error) {
      if (db.inTransaction) rollback.run();
      group.reject(error);
    }
  }
}

/** A statement that the world can make fail. */
function doOrThrow(statement: Database.Statement): void {
  try {
    statement.run();
  } catch (error) {
    throw toPortError(error);
  }
}

function createGroup(): Group {
  const { promise: committed, resolve, reject } = Promise.withResolvers<void>();
  // Whoever is in the group hears of it; there may be nobody.
  committed.catch(() => {});
  return { size: 0, committed, resolve, reject };
}
