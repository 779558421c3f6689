import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { migrations } from '../../../src/adapters/storage/migrations/all.ts';
import { openSqliteStore } from '../../../src/adapters/storage/sqlite.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-files-'));
afterAll(() => rmSync(home, { recursive: true }));
const options = (folder: string) => ({
  file: join(folder, 'data', 'cao-diem.sqlite'),
  backups: join(folder, 'backups'),
  cipher: createCipher(new Uint8Array(32)),
  ids: () => 'id',
});
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('the database, what lies beside it and its copies are for their owner only', async () => {
  const folder = mkdtempSync(join(home, 'x-'));
  await (await openSqliteStore(options(folder))).close();
  const notes = { name: '9999-notes', ddl: 'CREATE TABLE note (id {id}) {table}' };
  const store = await openSqliteStore({ ...options(folder), migrations: [...migrations, notes] });
  const { file, backups } = options(folder);
  const private_ = [file, `${file}-wal`, ...readdirSync(backups).map((name) => join(backups, name))];
  expect(private_).toHaveLength(3);
  expect(private_.map(mode)).toEqual(['600', '600', '600']);
  expect([mode(join(folder, 'data')), mode(backups)]).toEqual(['700', '700']);
  await store.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('a store that could not be opened leaves the file free', async () => {
  const folder = mkdtempSync(join(home, 'x-'));
  await (await openSqliteStore(options(folder))).close();
  const wrong = { ...options(folder), cipher: createCipher(new Uint8Array(32).fill(1)) };
  await expect(openSqliteStore(wrong)).rejects.toThrow('key');
  await (await openSqliteStore(options(folder))).close();
});

test('a file that is no database is refused and left as it is', async () => {
  const folder = mkdtempSync(join(home, 'x-'));
  const file = join(folder, 'letter.txt');
  writeFileSync(file, 'Kính gửi bà con, '.repeat(100));
  chmodSync(file, 0o644);
  await expect(openSqliteStore({ ...options(folder), file })).rejects.toThrow('not a database');
  await expect(openSqliteStore({ ...options(folder), file })).rejects.toThrow('not a database');
  expect(mode(file)).toBe('644');
});
