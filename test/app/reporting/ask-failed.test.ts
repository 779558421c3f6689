import { expect, test } from 'vitest';
import { askFailed, readFailed } from '../../../src/app/reporting/ask-failed.ts';
import type { Campaign } from '../../../src/core/campaign/campaign.ts';

const campaign = { metrics: ['app', 'account', 'licence'].map((id) => ({ id })) } as unknown as Campaign;
const achieved = ['app', 'account', 'licence'];

test.each<[string, readonly string[], readonly string[], readonly string[] | undefined]>([
  ['one thing alone needs no question', ['app'], [], ['app']],
  ['of several somebody must say which', achieved, [], undefined],
  ['one named of three leaves a question', achieved, ['m3'], undefined],
  ['until nothing more is named', achieved, ['m3', 'done'], ['licence']],
  ['the last that is left over was met', achieved, ['m1', 'm3'], ['app', 'licence']],
  ['all of them', achieved, ['all'], achieved],
  ['"nothing more" before anything is named says nothing', achieved, ['done'], undefined],
  ['what the row does not have is not named', ['app', 'account'], ['m3'], undefined],
])('%s', (_, has, said, failed) => {
  expect(readFailed(campaign, has, said)).toEqual(failed);
});

test('what was named already is not offered again, and is carried along', () => {
  const { says = [] } = askFailed(campaign, achieved, ['m3'], (more) => `x ${more}`);
  const choices = says[0]?.choices ?? [];
  expect(choices.map(({ id }) => id)).toEqual(['done', 'm1', 'm2']);
  expect(JSON.stringify(choices[1])).toContain('x m3 m1');
});
