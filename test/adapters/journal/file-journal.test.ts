import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFileJournal } from '../../../src/adapters/journal/file-journal.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-journal-'));
afterAll(() => rmSync(home, { recursive: true }));
const cipher = createCipher(new Uint8Array(32).fill(7));

test('keeps the last of what was written for each account, over a restart, until it is cleared', async () => {
  const journal = createFileJournal(home, cipher);
  await journal.write('zalo-oa:1', 'một');
  await journal.write('zalo-oa:1', 'hai');
  await journal.write('zalo-oa:2', 'khác');
  const next = createFileJournal(home, cipher);
  expect([await next.read('zalo-oa:1'), await next.read('zalo-oa:2')]).toEqual(['hai', 'khác']);
  await next.clear('zalo-oa:1');
  await next.clear('zalo-oa:1');
  expect(await next.read('zalo-oa:1')).toBeUndefined();
});

test('what is on the disk is sealed, and for this user alone', async () => {
  await createFileJournal(home, cipher).write('zalo-oa:3', 'bí mật');
  for (const name of readdirSync(home)) {
    expect(readFileSync(join(home, name)).includes('bí mật')).toBe(false);
    expect(statSync(join(home, name)).mode & 0o077).toBe(0);
  }
});
