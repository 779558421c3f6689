import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createFolderBackups } from '../../../src/adapters/backup/folder-backups.ts';
import { readForgotten } from '../../../src/adapters/backup/forgotten-file.ts';
import { DAY, instant, later } from '../../../src/core/time/instant.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-backups-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const NIGHT = instant('2026-01-05T02:00:00+07:00');

function open(rows: () => AsyncIterable<string> = oneRow) {
  const folder = mkdtempSync(join(home, 'b-'));
  const media = mkdtempSync(join(home, 'm-'));
  const put = (file: string, words = file) => {
    mkdirSync(join(media, file, '..'), { recursive: true });
    writeFileSync(join(media, file), words);
  };
  return { folder, media, put, backups: createFolderBackups({ folder, rows, media }) };
}

async function* oneRow() {
  yield '{"table":"meta","row":{}}\n{"table":"entry","row":{"name":"{\\"table\\":\\"x\\""}}\n';
}

test('only what is whole counts as a backup, and a part of one is in nobody’s way', async () => {
  let breaks = true;
  const { backups, folder } = open(async function* () {
    yield* oneRow();
    if (breaks) throw new Error('the disk is full');
  });
  await expect(backups.make(NIGHT)).rejects.toThrow('full');
  expect(await backups.list()).toEqual([]);
  breaks = false;
  const made = { name: '2026-01-04T19-00-00Z', at: NIGHT, rows: 2, files: 0 };
  expect(await backups.make(NIGHT)).toEqual(made);
  expect(await backups.list()).toEqual([made]);
  expect(readdirSync(folder)).toEqual([made.name]);
});

test('nobody but its owner may look into it', async () => {
  const { backups, folder, put } = open();
  put('aa/photo');
  const { name } = await backups.make(NIGHT);
  for (const path of [name, 'media', 'media/aa']) expect(statSync(join(folder, path)).mode & 0o077).toBe(0);
  expect(statSync(join(folder, name, 'rows.jsonl.gz')).mode & 0o077).toBe(0);
});

test('files of people are copied once, and anew when they were sealed anew', async () => {
  const { backups, folder, put } = open();
  put('aa/photo', 'cũ');
  await backups.make(NIGHT);
  const first = statSync(join(folder, 'media', 'aa', 'photo')).ino;
  await backups.make(later(NIGHT, DAY));
  expect(statSync(join(folder, 'media', 'aa', 'photo')).ino).toBe(first);
  put('aa/photo', 'niêm phong lại');
  await backups.make(later(NIGHT, 2 * DAY));
  expect(statSync(join(folder, 'media', 'aa', 'photo')).size).toBe(Buffer.byteLength('niêm phong lại'));
});

test('what was erased leaves with the last backup that held it', async () => {
  const { backups, folder, media, put } = open();
  put('aa/photo');
  put('bb/other');
  await backups.make(NIGHT);
  rmSync(join(media, 'aa', 'photo'));
  await backups.make(later(NIGHT, DAY));
  await backups.keep(2, later(NIGHT, DAY));
  expect(existsSync(join(folder, 'media', 'aa', 'photo'))).toBe(true);
  await backups.keep(1, later(NIGHT, DAY));
  expect((await backups.list()).map(({ name }) => name)).toEqual(['2026-01-05T19-00-00Z']);
  expect(existsSync(join(folder, 'media', 'aa', 'photo'))).toBe(false);
  expect(existsSync(join(folder, 'media', 'bb', 'other'))).toBe(true);
});

test('copies made before an update are kept for a month, and nothing else of the folder is touched', async () => {
  const { backups, folder } = open();
  const old = '2025-11-01T00-00-00-000Z-before-0140-one-seal.sqlite';
  const recent = '2025-12-20T00-00-00-000Z-before-0182-erased-again.sqlite';
  for (const name of [old, recent, 'của tôi.txt']) writeFileSync(join(folder, name), '');
  await backups.keep(7, NIGHT);
  expect(readdirSync(folder).toSorted()).toEqual([recent, 'của tôi.txt'].toSorted());
});

test('what was erased is written down once, also where a line was cut by a death', async () => {
  const { backups, folder } = open();
  const one = { id: 'một', at: NIGHT, commune: 'thu', what: { account: 'an', everything: true } };
  const two = { id: 'hai', at: NIGHT, commune: 'thu', what: { entries: ['e1'] } };
  await backups.noteForgotten([one]);
  writeFileSync(join(folder, 'forgotten.jsonl'), '{"id":"cụt","at":', { flag: 'a' });
  await backups.noteForgotten([one, two]);
  await backups.noteForgotten([two]);
  expect(await readForgotten(folder)).toEqual([one, two]);
});
