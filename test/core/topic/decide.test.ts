import { expect, test } from 'vitest';
import { decide } from '../../../src/core/topic/decide.ts';

test('the likeliest topic comes with the next three', () => {
  const model = new Map([
    ['vneid.otp', 0.6],
    ['vneid.nfc', 0.2],
    ['privacy', 0.1],
    ['none', 0.1],
  ]);
  const { topic, confidence, alternatives } = decide(model, new Map());
  expect([topic, confidence]).toEqual(['vneid.otp', 0.6]);
  expect(alternatives.slice(0, 2)).toEqual(['vneid.nfc', 'privacy']);
  expect(alternatives).toHaveLength(3);
});

test('what is not ours still names the topics it might have been', () => {
  const found = decide(
    new Map([
      ['none', 0.7],
      ['vneid.otp', 0.3],
    ]),
    new Map(),
  );
  expect(found.topic).toBe('none');
  expect(found.alternatives[0]).toBe('vneid.otp');
});

test('neighbours can turn a close decision', () => {
  const model = new Map([
    ['vneid.otp', 0.51],
    ['vneid.nfc', 0.49],
  ]);
  expect(decide(model, new Map()).topic).toBe('vneid.otp');
  expect(decide(model, new Map([['vneid.nfc', 1]])).topic).toBe('vneid.nfc');
});
