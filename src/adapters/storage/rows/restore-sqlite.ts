import Database from 'better-sqlite3';
import { CannotRestore } from '../../../ports/backups.ts';
import { type Migration, migrate } from '../migrate.ts';
import { migrations } from '../migrations/all.ts';
import { createSqliteEngine } from '../sqlite-engine.ts';
import { type Line, readLines, readMigrations } from './line.ts';

/** Rows written before others may do something. */
const CHUNK = 1_000;

/**
 * Reads a file of lines into a new SQLite file: the tables as they were then, and their rows. Opening the store
 * afterwards brings them up to date.
 */
export async function restoreSqlite(
  { file, lines }: { readonly file: string; readonly lines: string },
  known: readonly Migration[] = migrations,
): Promise<void> {
  const applied = await readMigrations(lines, known);
  const db = new Database(file);
  // Not a disk's worth of care: a file that is not whole is thrown away.
  db.exec('PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF');
  const engine = createSqliteEngine(db, () => {});
  try {
    await migrate(engine, {
      migrations: applied,
      backUp: async () => {
        throw new CannotRestore('The database to restore into is not empty.');
      },
    });
    db.exec('BEGIN');
    await insertRows(db, lines);
    db.exec('COMMIT; PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL');
    const verdict = db.pragma('quick_check', { simple: true });
    if (verdict !== 'ok') throw new Error(`The database that was restored is damaged: ${String(verdict)}`);
  } finally {
    await engine.close();
  }
}

async function insertRows(db: Database.Database, lines: string): Promise<void> {
  let table = '';
  let insert: (row: Line['row']) => void = () => {};
  let count = 0;
  for await (const line of readLines(lines)) {
    if (line.table === 'migration') continue;
    if (line.table !== table) insert = prepare(db, line);
    table = line.table;
    insert(line.row);
    if (++count % CHUNK === 0) await undefined;
  }
}

/** Rows of one table have the same columns. */
function prepare(db: Database.Database, { table, row }: Line): (row: Line['row']) => void {
  const columns = Object.keys(row);
  const types = new Map(
    (db.pragma(`table_info("${table}")`) as { name: string; type: string }[]).map(({ name, type }) => [
      name,
      type,
    ]),
  );
  if (types.size === 0)
    throw new Error(`The backup holds a table "${table}" that its own migrations do not make.`);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const statement = db.prepare(
    `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const isBytes = columns.map((name) => types.get(name) === 'BLOB');
  return (given) => {
    statement.run(
      columns.map((name, n) => {
        const value = given[name] ?? null;
        return isBytes[n] && typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : value;
      }),
    );
  };
}
