import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresRows } from '../../src/adapters/storage/rows/postgres-rows.ts';
import { restorePostgres } from '../../src/adapters/storage/rows/restore-postgres.ts';
import { restoreSqlite } from '../../src/adapters/storage/rows/restore-sqlite.ts';
import { sqliteRows } from '../../src/adapters/storage/rows/sqlite-rows.ts';
import { TABLES } from '../../src/adapters/storage/schema.ts';
import { instant } from '../../src/core/time/instant.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { rowsOf } from '../support/rows-of.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const MORNING = instant('2025-12-22T08:00:00+07:00');
const home = mkdtempSync(join(tmpdir(), 'cao-diem-backup-'));
let server: Postgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

/** As a file of a backup. */
async function write(name: string, lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const some of lines) text += some;
  const file = join(home, name);
  writeFileSync(file, gzipSync(text));
  return file;
}

async function live(app: TestApp): Promise<void> {
  await app.play('tám', 'head', 'thon-1');
  await app.play('lan', 'officer');
  const list = Array.from(
    { length: 30 },
    (_, n) => `${n + 1}. Người Thử ${'ABCDEĐGH'[n % 8]}, thôn 1, 0750990000${10 + n}`,
  );
  for (const words of [
    list.join('\n'),
    '1',
    '1',
    'bhyt 12, gplx 5',
    '1',
    'khó khăn: mạng yếu “lắm” \\x00',
    'nộp',
    '1',
  ])
    await app.say('tám', words);
  for (const words of ['tổng', '/nhac thôn 2', 'giahan thôn 2 thêm 5 ngày mưa', '1', 'mời thôn 2'])
    await app.say('lan', words);
  for (const words of [
    'tôi đã cài xong',
    '1',
    '1',
    'rồi',
    'thôn',
    '3',
    '1',
    'Lê Thị Năm Thử',
    '5 thôn 3',
    '075154000001',
  ])
    await app.say('năm', words);
  await app.loop.tick();
}

test('a backup of either database restores into either, to the last row, and goes on from there', async () => {
  const file = join(home, 'one.db');
  const app = await createTestApp('nghia-trung', MORNING, { file });
  await live(app);
  const first = await rowsOf(sqliteRows(file));
  const lines = await write('one.gz', sqliteRows(file));
  await app.close();
  const filled = new Set(first.map((line) => JSON.parse(line)[0] as string));
  expect(TABLES.filter((table) => filled.has(table)).length).toBeGreaterThan(15);

  const url = await server.createUrl();
  await restorePostgres({ url, lines });
  expect(await rowsOf(postgresRows(url))).toEqual(first);
  const back = join(home, 'two.db');
  await restoreSqlite({ file: back, lines: await write('two.gz', postgresRows(url)) });
  expect(await rowsOf(sqliteRows(back))).toEqual(first);

  const asked = [];
  for (const options of [{ file: back }, { databaseUrl: url }]) {
    const again = await createTestApp('nghia-trung', MORNING, { ...options, run: 1 });
    asked.push([await again.say('lan', 'tổng'), await again.say('tám', 'danh sách')]);
    expect(await again.store.transaction((tx) => tx.counters.drift(5))).toEqual([]);
    await again.close();
  }
  expect(asked[0]?.join()).toContain('30');
  expect(asked[1]).toEqual(asked[0]);
});

test('what is written while a backup is read is not in it', async () => {
  const file = join(home, 'busy.db');
  const app = await createTestApp('nghia-trung', MORNING, { file });
  await app.say('an', 'xin chào');
  const before = await rowsOf(sqliteRows(file));
  const reading = sqliteRows(file);
  const read: string[] = [String((await reading.next()).value)];
  await app.say('bo', 'xin chào');
  for await (const lines of reading) read.push(lines);
  await app.close();
  expect(
    await rowsOf(
      (async function* () {
        yield* read;
      })(),
    ),
  ).toEqual(before);
});

test('nothing is restored over what is there', async () => {
  const file = join(home, 'there.db');
  await (await createTestApp('nghia-trung', MORNING, { file })).close();
  const lines = await write('there.gz', sqliteRows(file));
  const url = await server.createUrl();
  await restorePostgres({ url, lines });
  await expect(restorePostgres({ url, lines })).rejects.toThrow();
  await expect(restoreSqlite({ file, lines })).rejects.toThrow();
});
