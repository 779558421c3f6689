import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import pg from 'pg';
import { openPostgresStore } from '../../../src/adapters/storage/postgres.ts';
import { openSqliteStore } from '../../../src/adapters/storage/sqlite.ts';
import type { Cipher } from '../../../src/ports/cipher.ts';
import type { Store } from '../../../src/ports/store.ts';
import { startPostgres } from '../../support/postgres.ts';

export type Row = Readonly<Record<string, unknown>>;
/** Every table with every row. */
export type Dump = ReadonlyMap<string, readonly Row[]>;

export interface DumpDatabase {
  readonly store: Store;
  /** Everything that stands in it now; written into the folder of backups under this name, byte for byte. */
  dump(name: string): Promise<Dump>;
  close(): Promise<void>;
}

interface Options {
  readonly folder: string;
  readonly cipher: Cipher;
  readonly ids: () => string;
}

export async function openSqlite({ folder, cipher, ids }: Options): Promise<DumpDatabase> {
  const file = join(folder, 'cao-diem.db');
  const backups = join(folder, 'backups');
  const store = await openSqliteStore({ file, backups, cipher, ids });
  return {
    store,
    async dump(name) {
      mkdirSync(backups, { recursive: true });
      const copy = join(backups, name);
      for (const ending of ['', '-wal'])
        if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending);
      const db = new SqliteDatabase(copy, { readonly: true });
      try {
        const tables = db
          .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
          .pluck()
          .all() as string[];
        return new Map(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all() as Row[]]));
      } finally {
        db.close();
      }
    },
    close: () => store.close(),
  };
}

export async function openPostgres({ folder, cipher, ids }: Options): Promise<DumpDatabase> {
  const server = await startPostgres();
  const url = await server.createUrl();
  const backups = join(folder, 'backups');
  const store = await openPostgresStore({ url, backups, cipher, ids });
  return {
    store,
    async dump(name) {
      mkdirSync(backups, { recursive: true });
      const client = new pg.Client(url);
      await client.connect();
      try {
        const { rows: tables } = await client.query<{ name: string }>(
          "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
        );
        const dump = new Map<string, readonly Row[]>();
        const bytes: Uint8Array[] = [];
        for (const { name: table } of tables) {
          const { rows } = await client.query<Row>(`SELECT * FROM ${table}`);
          dump.set(table, rows);
          for (const value of rows.flatMap((row) => Object.values(row)))
            bytes.push(Buffer.isBuffer(value) ? value : Buffer.from(String(value)), Buffer.from('\n'));
        }
        writeFileSync(join(backups, name), Buffer.concat(bytes));
        return dump;
      } finally {
        await client.end();
      }
    },
    async close() {
      await store.close();
      await server.stop();
    },
  };
}
