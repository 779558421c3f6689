import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, identityToRecipient } from 'age-encryption';
import { afterAll, expect, test } from 'vitest';
import { runDeskKey } from '../../src/cli/desk-key-run.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-key-'));
afterAll(() => rmSync(home, { recursive: true }));

async function run(passphrase: string, ...args: string[]) {
  const said: string[] = [];
  const out: string[] = [];
  const code = await runDeskKey(args, {
    ask: async () => passphrase,
    out: (line) => out.push(line),
    err: (line) => said.push(line),
  });
  return { code, out, said: said.join('\n') };
}

test('a key comes as a file that only its passphrase opens, and a line for the desk', async () => {
  const file = join(home, 'spare.age');
  const { code, out } = await run('bon tu khong lien quan', file);
  expect(code).toBe(0);
  const decrypter = new Decrypter();
  decrypter.addPassphrase('bon tu khong lien quan');
  const secret = (await decrypter.decrypt(readFileSync(file), 'text')).trim();
  expect([await identityToRecipient(secret)]).toEqual(out);
  expect(readFileSync(file, 'latin1')).not.toContain(secret);
});

test('a key is never overwritten, a short passphrase is refused, and help is short', async () => {
  const file = join(home, 'spare.age');
  const before = readFileSync(file);
  expect(await run('mot cau du dai', file)).toMatchObject({ code: 1, out: [] });
  expect(readFileSync(file)).toEqual(before);
  expect((await run('ngan', join(home, 'other.age'))).said).toContain('12 letters');
  expect((await run('')).code).toBe(2);
});
