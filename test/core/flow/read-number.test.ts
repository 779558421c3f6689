import { describe, expect, test } from 'vitest';
import { readNumber } from '../../../src/core/flow/read-number.ts';

const value = (typed: string, bounds = {}) => {
  const reading = readNumber(typed, bounds);
  if (reading.verdict === 'sure') return reading.value;
  return reading.verdict === 'no' ? reading.because.key : reading.readings.map((each) => each.value);
};

describe('a count', () => {
  test.each<[string, number | string]>([
    ['12', 12],
    [' 1 200 ', 1200],
    ['1.200', 1200],
    ['1,200', 1200],
    ['1.234.567', 1234567],
    ['１２', 12],
    ['0', 0],
    ['1,5', 'flow.number.not-whole'],
    ['-3', 'flow.number.not-whole'],
    ['mười', 'flow.number.not-whole'],
    ['', 'flow.number.not-whole'],
    ['1.2.3', 'flow.number.not-whole'],
    ['9'.repeat(16), 'flow.number.not-whole'],
  ])('"%s"', (typed, read) => {
    expect(value(typed)).toBe(read);
  });
});

test('bounds are told', () => {
  expect(readNumber('0', { min: 1 })).toEqual({
    verdict: 'no',
    because: { key: 'flow.number.small', params: { min: 1 } },
  });
  expect(value('101', { max: 100 })).toBe('flow.number.large');
  expect(value('100', { min: 1, max: 100 })).toBe(100);
});

describe('a measure', () => {
  test.each<[string, number | number[] | string]>([
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['0,25', 0.25],
    ['1.234', 1234],
    ['1,234', [1234, 1.234]],
    ['1234,5', 1234.5],
    ['abc', 'flow.number.no'],
  ])('"%s"', (typed, read) => {
    expect(value(typed, { decimals: true })).toEqual(read);
  });

  test('that can be read in two ways is not in doubt when only one is possible', () => {
    expect(value('1,234', { decimals: true, max: 100 })).toBe(1.234);
  });
});
