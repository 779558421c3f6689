import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { loadKey } from '../../../src/adapters/crypto/load-key.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-key-'));
afterAll(() => rmSync(home, { recursive: true }));
let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(home, 'k-')), 'deep', 'key');
});
const bytes = Uint8Array.from({ length: 32 }, (_, i) => i);
const base64 = Buffer.from(bytes).toString('base64');

test.each([
  ['base64', base64],
  ['base64 without padding', base64.replace('=', '')],
  ['base64url', Buffer.from(bytes).toString('base64url')],
  ['hex', Buffer.from(bytes).toString('hex')],
  ['hex in capitals, with spaces around', ` ${Buffer.from(bytes).toString('hex').toUpperCase()}\n`],
])('a key in the environment may be %s', (_, fromEnv) => {
  expect(loadKey({ fromEnv, file }).map((key) => [...key])).toEqual([[...bytes]]);
  expect(() => statSync(file)).toThrow('ENOENT');
});

test('several keys are the current one and older ones', () => {
  const other = 'ab'.repeat(32);
  const [current, old, ...more] = loadKey({ fromEnv: `${other} ${base64}`, file });
  expect([current?.[0], old?.[1], more]).toEqual([0xab, 1, []]);
});

test.each(['short', `${base64}${base64}`, 'ab'.repeat(31), `${base64} typo`])(
  'what is not a key is refused without being shown: %s',
  (fromEnv) => {
    const load = () => loadKey({ fromEnv, file });
    expect(load).toThrow(/in the environment holds something that is not a key .*openssl rand/);
    expect(load).not.toThrow(fromEnv);
  },
);

test('without one in the environment a key file is made on first use, for its owner only, and kept', () => {
  const [key] = loadKey({ file });
  expect(key).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(loadKey({ fromEnv: '', file })).toEqual([key]);
  expect(loadKey({ fromEnv: undefined, file: `${file}-2` })).not.toEqual([key]);
});

test('a key file that others can read is refused, with what to do', () => {
  loadKey({ file });
  const content = readFileSync(file, 'utf8').trim();
  for (const mode of [0o640, 0o604, 0o666]) {
    chmodSync(file, mode);
    expect(() => loadKey({ file })).toThrow(`chmod 600 ${file}`);
    expect(() => loadKey({ file })).not.toThrow(content);
  }
});

test('an empty key file is refused: a new key would not open what the lost one sealed', () => {
  loadKey({ file });
  writeFileSync(file, '\n');
  expect(() => loadKey({ file })).toThrow(`The key file ${file} is empty`);
});
