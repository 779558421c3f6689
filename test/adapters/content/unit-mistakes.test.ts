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
