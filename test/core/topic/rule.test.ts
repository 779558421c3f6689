import { expect, test } from 'vitest';
import { applyRules, Rule } from '../../../src/core/topic/rule.ts';

const likelihoods = new Map([
  ['vneid.otp', 0.5],
  ['vneid.nfc', 0.3],
  ['none', 0.2],
]);
const rule = (source: object) => Rule.parse(source);

test('a rule speaks where all its ideas meet and none that it excludes', () => {
  const rules = [rule({ when: 'code, bank', unless: 'vneid', topic: 'none', times: 5 })];
  const changed = applyRules(likelihoods, ['bank', 'code'], rules);
  expect(changed.get('none')).toBeCloseTo(1 / 1.8);
  expect([...changed.values()].reduce((sum, one) => sum + one)).toBeCloseTo(1);
  expect(applyRules(likelihoods, ['code'], rules)).toBe(likelihoods);
  expect(applyRules(likelihoods, ['bank', 'code', 'vneid'], rules)).toBe(likelihoods);
});

test('the beginning of a topic means all that begin so', () => {
  const changed = applyRules(likelihoods, [], [rule({ topic: 'vneid.', times: 0 + 1e-9 })]);
  expect(changed.get('none')).toBeCloseTo(1);
});
