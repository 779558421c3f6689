import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { migrations } from '../../src/adapters/storage/migrations/all.ts';
import { openSqliteStore, visitSqliteStore } from '../../src/adapters/storage/sqlite.ts';
import { instant } from '../../src/core/time/instant.ts';
import { StoreBusy } from '../../src/ports/store.ts';
import { blankDatabase, openBlankStore } from '../support/blank-store.ts';
import { type Database, databaseContract } from './database.contract.ts';
import { createIds, createTestCipher } from './store/made-up.ts';
import { storeContract } from './store.contract.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-sqlite-'));
afterAll(() => rmSync(home, { recursive: true }));
const newFolder = () => mkdtempSync(join(home, 'db-'));
const options = (folder: string) => ({
  file: join(folder, 'cao-diem.sqlite'),
  backups: join(folder, 'backups'),
  cipher: createTestCipher(),
  ids: createIds(),
});

storeContract('sqlite in memory', () => openBlankStore(options(home)));
storeContract('sqlite in a file', () => {
  const folder = newFolder();
  writeFileSync(options(folder).file, blankDatabase);
  return openSqliteStore(options(folder));
});
databaseContract('a sqlite file', async () => openFolder(newFolder()));

function openFolder(folder: string): Database {
  const { file, backups } = options(folder);
  return {
    open: (change) => openSqliteStore({ ...options(folder), ...change }),
    dump: async () =>
      Buffer.concat(
        [file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => readFileSync(path)),
      ),
    async query(text) {
      const db = new SqliteDatabase(file);
      try {
        const statement = db.prepare(text);
        return statement.reader ? statement.all() : [statement.run()];
      } finally {
        db.close();
      }
    },
    bytes: (hex) => `x'${hex}'`,
    backups: () => (existsSync(backups) ? readdirSync(backups).map((name) => join(backups, name)) : []),
    async restore(backup) {
      const other = newFolder();
      copyFileSync(backup, options(other).file);
      return openFolder(other);
    },
  };
}

test('a second process on the same file is refused, until the first one is gone, however it went', async () => {
  const folder = newFolder();
  const { file, backups } = options(folder);
  const holder = holdFile(file, backups);
  expect(await firstLine(holder)).toBe('open');
  await expect(openSqliteStore(options(folder))).rejects.toThrow(StoreBusy);
  await expect(openSqliteStore(options(folder))).rejects.toThrow(
    `Another process is using the database ${file}.`,
  );

  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const store = await openSqliteStore(options(folder));
  const late = holdFile(file, backups);
  expect(await firstLine(late)).toMatch(/^StoreBusy: Another process/);
  await store.close();
});

test('the same process is refused a second time too', async () => {
  const folder = newFolder();
  const store = await openSqliteStore(options(folder));
  await expect(openSqliteStore(options(folder))).rejects.toThrow(StoreBusy);
  await store.close();
  await (await openSqliteStore(options(folder))).close();
});

test('an operator’s command may write beside the process that has the file', async () => {
  const folder = newFolder();
  const { file, backups, ...deps } = options(folder);
  const holder = holdFile(file, backups);
  expect(await firstLine(holder)).toBe('open');
  const visitor = await visitSqliteStore({ file, ...deps });
  await visitor.transaction(async (tx) => tx.marks.set('visited', instant('2026-01-01T00:00:00Z')));
  await visitor.close();
  await expect(
    visitSqliteStore({ file, ...deps, cipher: createCipher(new Uint8Array(32).fill(9)) }),
  ).rejects.toThrow('key');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const store = await openSqliteStore(options(folder));
  expect(await store.transaction((tx) => tx.marks.get('visited'))).toBeDefined();
  await store.close();
});

test('it may not where the tables are not those of this program', async () => {
  const folder = newFolder();
  const owner = await openSqliteStore({ ...options(folder), migrations: migrations.slice(0, -1) });
  await expect(visitSqliteStore(options(folder))).rejects.toThrow(StoreBusy);
  await owner.close();
});

function holdFile(...args: string[]): ChildProcess {
  const program = fileURLToPath(import.meta.resolve('./store/hold-file.ts'));
  return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}
