import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { createFindReader } from '../../src/app/api-access.ts';
import { runApiToken } from '../../src/cli/api-token-run.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/open-database.ts';

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'cao-diem-token-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const run = async (...args: string[]) => {
    const said: string[] = [];
    const cli = {
      env: { DATA_DIR: folder },
      communes: new Set(['nghia-trung', 'loc-hoa']),
      out: (text: string) => void said.push(text),
      err: (text: string) => void said.push(`! ${text}`),
    };
    return { code: await runApiToken(args, cli), said: said.join('\n') };
  };
  return Object.assign(run, { folder });
}

test('makes a token, lists it without showing it again, and revokes it', async () => {
  const run = open();
  const made = await run('--name', 'cong-an-tinh', '--commune', 'loc-hoa', '--days', '30');
  expect(made).toMatchObject({ code: 0, said: expect.stringMatching(/^cd_[\w-]{32}\n/) });
  const listed = await run('--list');
  expect(listed.said).toMatch(/^cong-an-tinh\tloc-hoa\tholds, until /);
  expect(listed.said).not.toContain(made.said.slice(0, 20));
  expect(await run('--revoke', 'cong-an-tinh')).toMatchObject({ code: 0 });
  expect((await run('--list')).said).toContain('revoked');
  expect(await run('--revoke', 'cong-an-tinh')).toMatchObject({ code: 1 });
});

test('makes one that a running bot takes at once', async () => {
  const run = open();
  await run('--list');
  const { store, cipher } = await openDatabase(readConfig({ DATA_DIR: run.folder }));
  onTestFinished(() => store.close());
  const { said } = await run('--name', 'cong-an-tinh');
  const findReader = createFindReader({ store, clock: systemClock, cipher });
  expect(await findReader(said.split('\n')[0] ?? '')).toMatchObject({ name: 'cong-an-tinh' });
  await run('--revoke', 'cong-an-tinh');
  expect(await findReader(said.split('\n')[0] ?? '')).toBeUndefined();
});

test.each([
  [['--name', 'Ồ'], '--name must be'],
  [['--name', 'tinh', '--commune', 'nowhere'], 'no commune is called nowhere'],
  [['--name', 'tinh', '--days', '0'], '--days must be'],
  [['--what'], 'npm run api-token'],
])('says what is wrong with %j', async (args, because) => {
  const { code, said } = await open()(...args);
  expect(code).toBe(1);
  expect(said).toContain(because);
});
