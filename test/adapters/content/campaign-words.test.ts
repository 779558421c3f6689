import { expect, test } from 'vitest';
import en from '../../../locales/en/campaign.json' with { type: 'json' };
import vi from '../../../locales/vi/campaign.json' with { type: 'json' };
import { loadWords } from '../../../src/adapters/locale/load-words.ts';
import { COMMUNE_KINDS } from '../../../src/core/campaign/commune.ts';
import { PROOFS } from '../../../src/core/campaign/metric.ts';
import { EVIDENCE_KINDS, LIST_FIELDS, REPORT_KINDS } from '../../../src/core/campaign/report.ts';

const { has } = loadWords('locales');

test.each([
  ['proof', PROOFS],
  ['field', LIST_FIELDS],
  ['evidence', EVIDENCE_KINDS],
  ['report-kind', REPORT_KINDS],
  ['commune-kind', COMMUNE_KINDS],
  ['weekday', [1, 2, 3, 4, 5, 6, 7]],
])('every %s of the plan language has words in both languages', (group, ids) => {
  expect(ids.filter((id) => !has(`campaign.${group}.${id}`))).toEqual([]);
});

test('both languages name the same things', () => {
  const keys = (value: unknown, at = ''): readonly string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${at}.${key}`))
      : [at];
  expect(keys(en)).toEqual(keys(vi));
});
