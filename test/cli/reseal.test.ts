import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../../src/adapters/media/folder-media.ts';
import { openSqliteStore } from '../../src/adapters/storage/sqlite.ts';
import { runReseal } from '../../src/cli/reseal-run.ts';
import { putFile } from '../support/media-files.ts';

const DATA_DIR = mkdtempSync(join(tmpdir(), 'cao-diem-keys-'));
afterAll(() => rmSync(DATA_DIR, { recursive: true }));
const [older, newer] = ['11'.repeat(32), '22'.repeat(32)];

async function reseal(keys: string) {
  const said: string[] = [];
  const cli = {
    out: (text: string) => void said.push(text),
    err: (text: string) => void said.push(`! ${text}`),
  };
  return { code: await runReseal({ env: { DATA_DIR, CAO_DIEM_KEY: keys }, ...cli }), said };
}

test('a command seals rows and files with the new key, and says when the old one can go', async () => {
  const cipher = createCipher(Buffer.from(older, 'hex'));
  const open = { file: join(DATA_DIR, 'cao-diem.db'), backups: join(DATA_DIR, 'backups'), ids: randomUUIDv7 };
  await (await openSqliteStore({ ...open, cipher })).close();
  const folder = join(DATA_DIR, 'media');
  await putFile(createFolderMedia({ folder, cipher }), Buffer.from('ảnh'), 'photo-0001');

  expect(await reseal(`${newer} ${older}`)).toEqual({
    code: 0,
    said: [
      'The database is sealed with the current key.',
      '1 files are sealed with the current key; 1 of them were sealed with an older one.',
      'Older keys are not needed any more, but for older backups.',
    ],
  });
  expect(await reseal(newer)).toMatchObject({ code: 0 });
  await putFile(createFolderMedia({ folder, cipher }), Buffer.from('ảnh'), 'photo-0002');
  expect(await reseal(newer)).toMatchObject({
    code: 1,
    said: expect.arrayContaining(['! No key opens the file photo-0002. It was left as it is.']),
  });
});
