import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createFolderBackups } from '../../src/adapters/backup/folder-backups.ts';
import { sqliteRows } from '../../src/adapters/storage/rows/sqlite-rows.ts';
import { createBackUp } from '../../src/app/back-up.ts';
import { runBackup } from '../../src/cli/backup-run.ts';
import { runRestore } from '../../src/cli/restore-run.ts';
import { instant } from '../../src/core/time/instant.ts';
import { createRecordingCipher, dumpOf } from '../support/dump.ts';
import { rowsOf } from '../support/rows-of.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-restore-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const KEY = '07'.repeat(32);
const MORNING = instant('2025-12-22T08:00:00+07:00');
/** Has this key. */
const cipher = createRecordingCipher();
let folders = 0;
const newFolder = () => {
  const folder = join(home, `m${++folders}`);
  mkdirSync(folder);
  return folder;
};

/** A machine with a bot that is running; `backups` may be on another disk. */
async function openMachine(backups = newFolder()) {
  const folder = newFolder();
  const file = join(folder, 'cao-diem.db');
  const app = await createTestApp('nghia-trung', MORNING, { file, cipher });
  const env = { DATA_DIR: folder, BACKUP_DIR: backups, CAO_DIEM_KEY: KEY };
  return { app, file, folder, backups, env };
}

async function backUp(env: Record<string, string>, at = MORNING) {
  const said: string[] = [];
  const code = await runBackup({
    env,
    now: () => at,
    out: (text) => said.push(text),
    err: (text) => said.push(`! ${text}`),
  });
  return { code, said, folder: said[0]?.split(': ')[0] ?? '' };
}

async function restore(env: Record<string, string>, folder: string) {
  const said: string[] = [];
  const code = await runRestore({
    env,
    folder,
    out: (text) => said.push(text),
    err: (text) => said.push(`! ${text}`),
  });
  return { code, said: said.join('\n') };
}

async function declare(app: TestApp, address: string, name: string, citizenId: string): Promise<void> {
  const words = [
    'tôi đã cài xong',
    'đồng ý',
    'cho tôi',
    'rồi',
    'thôn',
    '3',
    '1',
    name,
    '5 thôn 3, xã Nghĩa Trung',
    citizenId,
    '93-P1 123.45',
    'gửi',
  ];
  for (const word of words) await app.say(address, word);
}

describe('a backup', () => {
  test('is made beside a running bot, and comes back whole on another machine', async () => {
    const { app, file, folder, env } = await openMachine();
    await declare(app, 'năm', 'Lê Thị Năm Thử', '075154000001');
    mkdirSync(join(folder, 'media', '01'), { recursive: true });
    writeFileSync(join(folder, 'media', '01', 'photo-0001'), 'niêm phong');
    const then = await rowsOf(sqliteRows(file));
    const made = await backUp(env);
    expect(made).toMatchObject({
      code: 0,
      said: [
        expect.stringMatching(/2025-12-22T01-00-00Z: \d+ rows, 1 files\.$/),
        expect.stringContaining('key'),
      ],
    });
    await declare(app, 'sáu', 'Lê Văn Sáu Thử', '075054000002');
    await app.close();

    const other = { ...env, DATA_DIR: newFolder() };
    const { code, said } = await restore(other, made.folder);
    expect(code, said).toBe(0);
    expect(said).toContain('1 files are back.');
    expect(said).toContain('What was written after 2025-12-22T01:00:00Z is not there.');
    expect(await rowsOf(sqliteRows(join(other.DATA_DIR, 'cao-diem.db')))).toEqual(then);
    expect(readFileSync(join(other.DATA_DIR, 'media', '01', 'photo-0001'), 'utf8')).toBe('niêm phong');

    const again = await createTestApp('nghia-trung', MORNING, {
      file: join(other.DATA_DIR, 'cao-diem.db'),
      cipher,
      run: 1,
    });
    expect((await again.say('năm', 'dữ liệu của tôi')).join()).toContain('Lê Thị Năm Thử');
    expect((await again.say('sáu', 'dữ liệu của tôi')).join()).not.toContain('Sáu');
    await again.close();
  });

  test('does not bring back who was erased after it, nor rows that an officer erased', async () => {
    const { app, file, backups, env } = await openMachine();
    await app.play('tám', 'head', 'thon-3');
    await app.play('lan', 'officer');
    await declare(app, 'năm', 'Lê Thị Năm Thử', '075154000001');
    await declare(app, 'sáu', 'Lê Văn Sáu Thử', '075054000002');
    await declare(app, 'bảy', 'Lê Văn Bảy Thử', '075054000003');
    // What a unit has confirmed is an officer's to erase.
    await app.say('tám', 'xác nhận tự khai 2');
    const made = await backUp(env);
    for (const address of ['năm', 'sáu']) for (const words of ['/xoa', '1']) await app.say(address, words);
    for (const number of [1, 2, 3]) await app.say('lan', `đã giải quyết ${number}`);
    const task = createBackUp({ ...app, backups: backupsOf(file, backups), ...nightly });
    await task.run();
    await app.close();

    const other = { ...env, DATA_DIR: newFolder() };
    const { code, said } = await restore(other, made.folder);
    expect(code, said).toBe(0);
    expect(said).toContain('Erased once more, as they were erased after the backup: 3.');
    const there = dumpOf(join(other.DATA_DIR, 'cao-diem.db'), cipher)
      .map(({ text }) => text)
      .join('\n');
    expect(there).toMatch(/Bảy Thử/);
    for (const gone of [/Năm Thử/, /075154000001/, /Sáu Thử/, /075054000002/])
      expect(there).not.toMatch(gone);
  });

  test('is not restored over a database, without its key, with another key, or when it is damaged', async () => {
    const { app, env } = await openMachine();
    await app.say('năm', 'xin chào');
    const { folder } = await backUp(env);
    await app.close();
    const { CAO_DIEM_KEY: _, ...keyless } = { ...env, DATA_DIR: newFolder() };

    expect(await restore(env, folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('move the file away'),
    });
    expect(await restore(keyless, folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('There is no key'),
    });
    expect(readdirSync(keyless.DATA_DIR)).toEqual([]);
    expect(await restore(keyless, join(folder, '..'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('no whole backup'),
    });
    expect(await restore({ ...keyless, CAO_DIEM_KEY: '08'.repeat(32) }, folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('not the one'),
    });
    expect(readdirSync(keyless.DATA_DIR)).toEqual([]);
    appendFileSync(join(folder, 'rows.jsonl.gz'), 'x');
    expect(await restore({ ...env, DATA_DIR: newFolder() }, folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('damaged'),
    });
  });

  test('of a newer program is refused', async () => {
    const { app, env } = await openMachine();
    const { folder } = await backUp(env);
    await app.close();
    const file = join(folder, 'rows.jsonl.gz');
    const rows = gunzipSync(readFileSync(file)).toString();
    const newer = `{"table":"migration","row":{"name":"9999-later","checksum":""}}\n${rows}`;
    const zipped = gzipSync(newer);
    writeFileSync(file, zipped);
    const manifest = join(folder, 'manifest.json');
    const sha256 = createHash('sha256').update(zipped).digest('hex');
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), sha256 }));
    expect(await restore({ ...env, DATA_DIR: newFolder() }, folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('newer than this program'),
    });
  });
});

test('there is nothing to back up where no bot has run', async () => {
  expect(await backUp({ DATA_DIR: newFolder(), CAO_DIEM_KEY: KEY })).toMatchObject({ code: 1 });
});

const nightly = {
  timeZone: 'Asia/Ho_Chi_Minh',
  hold: async () => 1,
  onError: (what: string, error: unknown) => expect.unreachable(`${what}: ${error}`),
};

const backupsOf = (file: string, folder: string) =>
  createFolderBackups({ folder, rows: () => sqliteRows(file), media: join(file, '..', 'media') });
