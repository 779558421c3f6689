import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { runPlan } from '../../src/cli/plan-run.ts';
import { COMMUNE, dataFolder, oneCommune, PLAN, UNITS } from '../adapters/content/data-folder.ts';

function check(
  dataDir: string,
  localesDir = 'locales',
): { readonly code: number; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const out = (text: string): void => void lines.push(text.replace(`${dataDir}/`, ''));
  const code = runPlan(['check', dataDir], { dataDir: 'data', localesDir, out, err: out });
  return { code, lines };
}

test('the shipped content has no error, and its warnings are the deadlines that the plans put on days off', () => {
  const { code, lines } = check('data');
  expect(code).toBe(0);
  expect(lines.slice(0, -1).map((line) => line.replace(/^.*: warning: /, ''))).toEqual([
    'the last day for "bao-cao-giai-doan", 2023-06-25, is a Sunday',
    'the last day for "thu-nhan-muc-2", 2023-04-29, is a holiday, Giỗ Tổ Hùng Vương',
    'the last day for "ke-hoach", 2023-11-04, is a Saturday',
    'the last day for "bao-cao-thang", 2025-05-01, is a holiday, Ngày Quốc tế Lao động 1/5',
    'the last day for "bao-cao-giai-doan", 2023-04-30, is a holiday, Ngày Chiến thắng 30/4',
    'the last day for "le-ra-quan", 2023-04-30, is a holiday, Ngày Chiến thắng 30/4',
  ]);
  expect(lines.at(-1)).toBe('0 errors, 6 warnings');
});

test('mistakes of all files come at once, as a compiler writes them, and make it fail', () => {
  const files = oneCommune({
    commune: COMMUNE.replace('province', 'provnce'),
    units: UNITS.replace('Trưởng thôn', ''),
    plan: PLAN.replace('to: cax', 'to: cxa').replace('start: 2025-12-01', 'strat: 2025-12-01'),
  });
  const { code, lines } = check(dataFolder({ ...files, 'calendar/2025.yaml': 'year: 2026\nholidays: []\n' }));
  expect(code).toBe(1);
  expect(lines).toEqual([
    'calendar/2025.yaml:1:7: error: this file is called 2025.yaml, but speaks of 2026',
    'communes/xa-thu/campaigns/thu.yaml:6:5: error: "start" is missing in phases.0',
    'communes/xa-thu/campaigns/thu.yaml:6:37: error: unknown key "strat" in phases.0 (did you mean "start"?)',
    'communes/xa-thu/commune.yaml:1:1: error: "province" is missing',
    'communes/xa-thu/commune.yaml:3:1: error: unknown key "provnce" (did you mean "province"?)',
    "communes/xa-thu/units.csv:2:21: error: Thôn 1 has no head: write what its head is called, such as Trưởng thôn (never a person's name)",
    '6 errors, 0 warnings',
  ]);
});

test('warnings alone do not make it fail; holidays are the shipped ones where the folder has none', () => {
  const plan = PLAN.replaceAll('2025-12-30', '2026-01-01');
  const { code, lines } = check(dataFolder(oneCommune({ plan })));
  expect([code, lines.at(-1)]).toEqual([0, '0 errors, 1 warning']);
  expect(lines[0]).toContain('2026-01-01, is a holiday, Tết Dương lịch');
});

test('a catalogue that cannot be read is one mistake, not one for every name', () => {
  const locales = dataFolder({ 'vi/campaign.json': '{', 'en/campaign.json': '{}' });
  const { code, lines } = check(dataFolder(oneCommune()), locales);
  expect(code).toBe(1);
  expect(lines).toHaveLength(2);
});

test('a mistake in a guide is told beside those of the plans', () => {
  const { code, lines } = check(dataFolder({ ...oneCommune(), 'guides/thu.yaml': 'idd: thu\n' }));
  expect(code).toBe(1);
  expect(lines.join('\n')).toMatch(/guides\/thu\.yaml:1:1: error: unknown key "idd"/);
});

test('as a command it prints the same and ends with the same code', async () => {
  const bad = dataFolder(oneCommune({ plan: PLAN.replace('to: cax', 'to: cxa') }));
  const plan = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['src/cli/plan.ts', ...args]);
  await expect(plan('check')).resolves.toMatchObject({
    stdout: expect.stringMatching(/0 errors, \d+ warnings\n$/),
  });
  await expect(plan('check', bad)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('thu.yaml:20:9: error: no receiver is called "cxa"'),
  });
});
