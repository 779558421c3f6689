import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runImport } from '../../src/cli/import-run.ts';
import { content } from '../support/test-app.ts';

const FILE = join(import.meta.dirname, '../fixtures/list-files/danh-sach-thon-1.csv');
const PLACE = ['--commune', 'nghia-trung', '--campaign', 'vnetraffic-2025', '--unit', 'thon-1'];

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'cao-diem-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return async (...args: string[]) => {
    const lines: string[] = [];
    const write = (text: string): void => void lines.push(text);
    const code = await runImport(args, { env: { DATA_DIR: folder }, content, out: write, err: write });
    return { code, told: lines.join('\n') };
  };
}

test('a file is judged first, and recorded when that is asked for, once', async () => {
  const run = open();
  const judged = await run(FILE, ...PLACE, '--achieved', 'vnetraffic-installed');
  expect(judged.code).toBe(0);
  expect(judged.told).toContain('3 người ghi được');
  const recorded = await run(FILE, ...PLACE, '--achieved', 'vnetraffic-installed', '--yes');
  expect(recorded).toMatchObject({ code: 0, told: expect.stringContaining('Đã ghi 3 người vào danh sách') });
  const again = await run(FILE, ...PLACE, '--achieved', 'vnetraffic-installed', '--yes');
  expect(again.told).toContain('3 người này đã có trong danh sách');
});

test('what the rows leave open has to be said', async () => {
  const run = open();
  expect(await run(FILE, ...PLACE, '--yes')).toMatchObject({
    code: 1,
    told: expect.stringContaining('--achieved'),
  });
});

test('a place that does not exist is told with the usage', async () => {
  const run = open();
  expect(await run(FILE, '--commune', 'x')).toMatchObject({
    code: 1,
    told: expect.stringContaining('npm run import'),
  });
});
