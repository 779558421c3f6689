import { expect, test } from 'vitest';
import { loadCommunes } from '../../../src/adapters/content/load-communes.ts';
import { formatProblem } from '../../../src/adapters/content/problem.ts';
import { COMMUNE, dataFolder, oneCommune, PLAN } from './data-folder.ts';

const problemsOf = (files: Record<string, string>): readonly string[] => {
  const folder = dataFolder(files);
  return loadCommunes(folder).problems.map((problem) => formatProblem(problem).replace(`${folder}/`, ''));
};

test('a commune without a mistake is loaded with its units and campaigns', () => {
  const { communes, problems } = loadCommunes(dataFolder(oneCommune()));
  expect(problems).toEqual([]);
  const [loaded] = communes;
  expect(loaded?.commune).toMatchObject({ id: 'xa-thu', name: 'Thử', timeZone: 'Asia/Ho_Chi_Minh' });
  expect(loaded?.units.map(({ id, commune, denominators }) => [id, commune, denominators])).toEqual([
    ['thon-1', 'xa-thu', { members: 10 }],
    ['thon-2', 'xa-thu', { members: 20 }],
  ]);
  expect(loaded?.campaigns).toMatchObject([{ id: 'thu', commune: 'xa-thu', timeZone: 'Asia/Ho_Chi_Minh' }]);
});

test('a campaign with an error is left out, and the rest of the commune can still be used', () => {
  const bad = PLAN.replace('to: cax', 'to: ai-do');
  const { communes, problems } = loadCommunes(
    dataFolder({ ...oneCommune(), 'communes/xa-thu/campaigns/hong.yaml': bad }),
  );
  expect(communes[0]?.campaigns.map(({ id }) => id)).toEqual(['thu']);
  expect(problems).toHaveLength(1);
});

test('a warning does not keep a campaign from being used', () => {
  const plan = PLAN.replace('duties: [Vận động] }', 'duties: [Vận động], reporting: false }');
  const { communes, problems } = loadCommunes(dataFolder(oneCommune({ plan })));
  expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  expect(communes[0]?.campaigns).toHaveLength(1);
});

test('a commune is told what is wrong with its own file', () => {
  const spoilt = COMMUNE.replace('kind: xa', 'kind: xã').replace('dutyPhone: null\n', '');
  expect(problemsOf(oneCommune({ commune: `${spoilt}timeZone: Asia/Hanoi\n` }))).toEqual([
    'communes/xa-thu/commune.yaml:1:1: error: "dutyPhone" is missing',
    'communes/xa-thu/commune.yaml:1:7: error: kind: "xã" is not one of xa, phuong, dac-khu, thanh-pho (did you mean "xa"?)',
    'communes/xa-thu/commune.yaml:4:11: error: timeZone: expected a time zone such as Asia/Ho_Chi_Minh',
  ]);
  expect(
    problemsOf(oneCommune({ commune: `${COMMUNE}violationDoor: { mode: redirect, links: [web] }\n` })),
  ).toEqual(['communes/xa-thu/commune.yaml:5:42: error: no link is called "web" under links']);
});

test('folders and files that are missing or badly named are told', () => {
  expect(problemsOf({ 'calendar/2025.yaml': 'year: 2025\nholidays: []\n' })).toEqual([
    'communes:1:1: error: there is no such folder',
  ]);
  expect(problemsOf({ 'communes/xa-thu/campaigns/thu.yaml': PLAN })).toEqual([
    'communes/xa-thu/commune.yaml:1:1: error: there is no such file',
  ]);
  const { 'communes/xa-thu/units.csv': _, ...noUnits } = oneCommune();
  expect(problemsOf(noUnits)).toContain('communes/xa-thu/units.csv:1:1: error: there is no such file');
  expect(problemsOf({ 'communes/Xã Thử/commune.yaml': COMMUNE })).toEqual([
    'communes/Xã Thử:1:1: error: the folder is called "Xã Thử": expected a name of small letters, digits and hyphens, such as thon-3',
  ]);
  expect(problemsOf({ ...oneCommune(), 'communes/xa-thu/campaigns/Kế hoạch.yaml': PLAN })).toEqual([
    'communes/xa-thu/campaigns/Kế hoạch.yaml:1:1: error: the file is called "Kế hoạch": expected a name of small letters, digits and hyphens, such as thon-3',
  ]);
});
