import { expect, test } from 'vitest';
import { loadCommunes } from '../../../src/adapters/content/load-communes.ts';
import { dataFolder, oneCommune, PLAN, UNITS } from './data-folder.ts';

function told(units: string, has?: (key: string) => boolean): readonly string[] {
  const { problems } = loadCommunes(dataFolder(oneCommune({ units })), { has });
  return problems
    .filter(({ file }) => file.endsWith('units.csv'))
    .map(({ line, column, severity, message }) => `${line}:${column}: ${severity}: ${message}`);
}

test('units.csv is told by line and column, past comments, quotes and empty lines', () => {
  const units = `# Ghi chú
id,kind,name,aliases,head,deputy,sample,members

thon-1,thon,"Thôn 1, cũ",Thôn Một|Làng Một,,,yes,10
thon-1,thon,Thôn 2,,Trưởng thôn,,yes,mười
Thon 3,thom,Thôn 3,,Trưởng thôn,,co,
thon-4,thom,Thôn 4,,Trưởng thôn,,yes,,thừa
`;
  expect(told(units)).toEqual([
    "4:44: error: Thôn 1, cũ has no head: write what its head is called, such as Trưởng thôn (never a person's name)",
    '5:1: error: there is a unit "thon-1" already; every id is used once',
    '5:38: error: members: "mười" is not a whole number; write digits only, or leave it empty when nobody knows',
    '6:34: error: sample: write yes where Thôn 3 is made up, no where the plan or the commune names it',
    '7:8: warning: no campaign of the commune knows the unit kind "thom", so Thôn 4 owes nothing (did you mean "thon"?)',
    '7:39: error: this row has 9 fields, but there are 8 columns; put a field with a comma in quotes',
  ]);
});

test('a unit id is written so that it can stand in keys and buttons', () => {
  expect(told(UNITS.replace('thon-2,', 'Thôn 2,'))).toEqual([
    '3:1: error: id: expected a name of small letters, digits and hyphens, such as thon-3',
  ]);
});

test('a column that is missing, misspelt, doubled or of no use is told in the first line', () => {
  expect(told(UNITS.replace(',head,', ',haed,'))).toEqual([
    '1:1: error: the column "head" is missing in the first line (did you mean "haed"?)',
  ]);
  expect(told(UNITS.replace('deputy,', 'name,'))).toContain('1:27: error: the column "name" is there twice');
  expect(told(UNITS.replace(',members', ',members,citizens'))).toEqual([
    '1:49: warning: nothing is measured against the column "citizens"',
  ]);
});

test('two units that people would call the same are a warning', () => {
  expect(told(UNITS.replace('Thôn 2,,', 'Thôn 2,thon 1|Làng Hai,'))).toEqual([
    '3:20: warning: "thon 1" also means Thôn 1',
  ]);
});

test('a quote that is never closed is told at its line', () => {
  expect(told(UNITS.replace('Thôn 2', '"Thôn 2'))[0]).toMatch(/^\d+:1: error: Quote Not Closed/);
});

test('an empty file lacks every column', () => {
  expect(told('')).toHaveLength(5);
});

test('a blank figure stays unknown and is not 0', () => {
  const units = UNITS.replace(',20', ',').replace(',10', ',0');
  const { communes } = loadCommunes(dataFolder(oneCommune({ units })));
  expect(communes[0]?.units.map(({ denominators }) => denominators)).toEqual([{ members: 0 }, {}]);
});

test('a file with the byte order mark and line ends of Excel is read like any other', () => {
  expect(told(`\uFEFF${UNITS.replaceAll('\n', '\r\n')}`)).toEqual([]);
});

test('a denominator without words in locales/ is told where the plan uses it', () => {
  const files = oneCommune({
    units: UNITS.replace('members', 'people'),
    plan: PLAN.replace('members', 'people'),
  });
  const { problems } = loadCommunes(dataFolder(files), {
    has: (key) => key !== 'campaign.denominator.people',
  });
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '10 locales/ has no words for it: add campaign.denominator.people',
  ]);
});

test.each([
  [
    '2026-01-02',
    '2026-01-02',
    '',
    '2:51: error: Thôn 1 ends on 2026-01-02, but begins only on 2026-01-02; until is the first day without it',
  ],
  ['', '', 'thon-2', '2:42: error: Thôn 1 is said to have become thon-2; write in until from which day on'],
  ['', '2026-01-02', 'thon-1', '2:52: error: Thôn 1 cannot become itself; name the other unit only'],
  ['', '2026-01-02', 'thon-2 | thon-2', '2:52: error: "thon-2" is there twice'],
  ['', '2026-01-02', 'thon-33', '2:52: error: there is no unit "thon-33" (did you mean "thon-3"?)'],
  [
    '',
    '2026-02-02',
    'thon-2',
    '2:52: error: Thôn 2 ends on 2026-02-01, before Thôn 1 becomes part of it on 2026-02-02',
  ],
  [
    '',
    '2026-01-02',
    'thon-3',
    '2:52: warning: Thôn 1 ends on 2026-01-02, but Thôn 3 begins only on 2026-03-01: nobody reports in between',
  ],
  ['2026-13-01', '', '', '2:40: error: since: expected a day that exists, written 2025-12-31'],
  ['', '2/1/2026', '', '2:41: error: until: expected a day that exists, written 2025-12-31'],
])('a unit that begins on "%s", ends on "%s" and becomes "%s" is told', (since, until, into, message) => {
  const units = `id,kind,name,head,sample,members,since,until,into
thon-1,thon,Thôn 1,Trưởng thôn,yes,100,${since},${until},${into}
thon-2,thon,Thôn 2,Trưởng thôn,yes,10,,2026-02-01,
thon-3,thon,Thôn 3,Trưởng thôn,yes,10,2026-03-01,,
`;
  expect(told(units)).toEqual([message]);
});

test('a unit that became another on a day, and the other that goes on, are as they should be', () => {
  const units = `id,kind,name,head,sample,members,since,until,into
thon-1,thon,Thôn 1,Trưởng thôn,yes,10,,2026-01-02,thon-3|thon-2
thon-2,thon,Thôn 2,Trưởng thôn,yes,10,,,
thon-3,thon,Thôn 3,Trưởng thôn,yes,10,2026-01-02,,
`;
  expect(told(units)).toEqual([]);
});
