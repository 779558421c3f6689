import { expect, test } from 'vitest';
import type { Finder } from '../../../src/ports/finder.ts';
import { type Asked, readQuestions } from '../../fixtures/questions/read-questions.ts';
import { shippedFinder } from './shipped-finder.ts';

const { finder, knowledge } = shippedFinder();

test('the held-out half is large enough to mean something', () => {
  const asked = readQuestions('held-out');
  expect(asked.length).toBeGreaterThanOrEqual(400);
  expect(new Set(asked.map(({ topic }) => topic)).size).toBe(37);
});

test('no held-out question stands among the examples or in the development half', () => {
  const seen = new Set([
    ...knowledge.examples.map(({ text }) => text.toLowerCase()),
    ...readQuestions('development').map(({ text }) => text.toLowerCase()),
  ]);
  expect(readQuestions('held-out').filter(({ text }) => seen.has(text.toLowerCase()))).toEqual([]);
});

/** Busy machines take their time over a thousand questions; the development half is measured by bench/answers.ts. */
const MINUTE = 60_000;

test(
  'of the held-out questions, 9 in 10 get their topic, and off-topic ones are recognised',
  () => {
    const asked = readQuestions('held-out');
    const ours = asked.filter(({ topic }) => topic !== 'none');
    const others = asked.filter(({ topic }) => topic === 'none');
    expect(accuracy(ours, finder)).toBeGreaterThanOrEqual(0.9);
    expect(accuracy(others, finder)).toBeGreaterThanOrEqual(0.9);
  },
  MINUTE,
);

const accuracy = (asked: readonly Asked[], { find }: Finder): number =>
  asked.filter(({ topic, text }) => find(text).topic === topic).length / asked.length;
