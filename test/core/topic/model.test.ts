import { expect, test } from 'vitest';
import { trainModel } from '../../../src/core/topic/model.ts';

const sample = (label: string, ...names: readonly string[]) => ({
  label,
  features: new Map(names.map((name) => [name, 1 / Math.sqrt(names.length)])),
});
const samples = [
  sample('fruit', 'apple', 'sweet'),
  sample('fruit', 'pear', 'sweet'),
  sample('tool', 'hammer', 'heavy'),
  sample('tool', 'saw', 'sharp'),
];

test('what was seen with one label only speaks for that label', () => {
  const judged = trainModel(samples).judge(new Map([['sweet', 1]]));
  expect(judged.get('fruit')).toBeGreaterThan(0.8);
  expect([...judged.values()].reduce((sum, one) => sum + one)).toBeCloseTo(1);
});

test('what was never seen leaves everything open', () => {
  const judged = trainModel(samples).judge(new Map([['moon', 1]]));
  expect(judged.get('fruit')).toBeCloseTo(0.5);
});

test('the same samples teach the same, to the last digit', () => {
  const features = new Map([
    ['apple', 0.5],
    ['saw', 0.5],
  ]);
  expect(trainModel(samples).judge(features)).toEqual(trainModel(samples).judge(features));
});
