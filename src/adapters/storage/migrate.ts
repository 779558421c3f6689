import { createHash } from 'node:crypto';
import { sql as raw } from 'kysely';
import type { Cipher } from '../../ports/cipher.ts';
import { createBuilder } from './builder.ts';
import { assertRightKey } from './check-key.ts';
import { type Dialect, inDialect } from './dialect.ts';
import { type Sql, statement } from './sql.ts';
import type { Engine } from './store.ts';

/** One step forward; there are none back, for that there is the copy made before. */
export interface Migration {
  readonly name: string;
  /** One text for both databases; see dialect.ts for what is in braces. */
  readonly ddl: string;
  /** What each database needs besides. */
  readonly only?: Readonly<Partial<Record<Dialect, string>>>;
  /** What no statement can do, because it has to be opened and sealed; then what that leaves over. */
  readonly moving?: {
    readonly move: (sql: Sql, cipher: Cipher) => Promise<void>;
    readonly ddl: string;
  };
}

export interface MigrateDeps {
  readonly migrations: readonly Migration[];
  /** Undefined where nothing can be sealed yet, since the tables are empty. */
  readonly cipher?: Cipher | undefined;
  /** Copies what is there; `name` is the first migration that will run. Not called for a new database. */
  readonly backUp: (name: string) => Promise<void>;
}

/**
 * Brings the database up to date: all missing migrations in one transaction, or none. The caller sees to it that
 * nobody else does the same at the same time. Written out because Kysely's Migrator is neither transactional nor
 * locked on SQLite (kysely #56), keeps no checksums and knows of no backup.
 */
export async function migrate(engine: Engine, { migrations, backUp, cipher }: MigrateDeps): Promise<void> {
  const applied = await engine.inTransaction(readApplied);
  const missing = findMissing(migrations, applied);
  const [next] = missing;
  if (next === undefined) return;
  if (applied.size > 0) {
    if (cipher !== undefined) await engine.inTransaction((sql) => assertRightKey(sql, cipher));
    await backUp(next.name);
  }
  await engine.inTransaction(async (sql) => {
    if (sql.dialect === 'postgres') await sql.exec('SET LOCAL statement_timeout = 0');
    for (const migration of missing) {
      for (const text of [migration.ddl, migration.only?.[sql.dialect] ?? '']) {
        if (text !== '') await sql.exec(inDialect(sql.dialect, text));
      }
      if (migration.moving !== undefined) {
        if (cipher !== undefined) await migration.moving.move(sql, cipher);
        await sql.exec(inDialect(sql.dialect, migration.moving.ddl));
      }
      await sql.each(remember, [{ name: migration.name, checksum: checksumOf(migration) }]);
    }
  });
}

/** What this program would still do to a database that it may only look at. Throws where it is newer than the program. */
export const missingFrom = async (
  engine: Engine,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> => findMissing(migrations, await engine.inTransaction(readApplied));

const remember = statement(
  { name: 'text', checksum: 'text' },
  'INSERT INTO migration (name, checksum) {values}',
);

async function readApplied(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const table =
    'CREATE TABLE IF NOT EXISTS migration (name {text} NOT NULL PRIMARY KEY, checksum {text} NOT NULL) {short}';
  await sql.exec(inDialect(sql.dialect, table));
  const query = raw<{ name: string; checksum: string }>`SELECT name, checksum FROM migration`;
  const { rows } = await sql.run(query.compile(createBuilder(sql.dialect)));
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function findMissing(
  known: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): readonly Migration[] {
  const names = new Set(known.map(({ name }) => name));
  for (const name of applied.keys()) {
    if (!names.has(name))
      throw new Error(`The database is newer than this program: it has had migration ${name}.`);
  }
  for (const migration of known.slice(0, applied.size)) {
    if (applied.get(migration.name) !== checksumOf(migration)) {
      throw new Error(`Migration ${migration.name} is not the one that made this database.`);
    }
  }
  return known.slice(applied.size);
}

/** Of what the text says, not of how it is laid out. */
const checksumOf = ({ ddl, only = {}, moving }: Migration): string =>
  createHash('sha256')
    .update(
      [ddl, only.sqlite, only.postgres, ...(moving === undefined ? [] : [moving.ddl])]
        .join('\n')
        .replace(/\s+/g, ' '),
    )
    .digest('hex');
