import { expect, test } from 'vitest';
import { mergeSays } from '../../../src/core/message/merge-says.ts';
import type { Say } from '../../../src/core/message/message.ts';

const told = (key: string): Say => ({ parts: [{ key }], choices: [] });
const done = { id: 'done', label: { key: 'flow.choice.done' }, token: 't' };
const asked = (key: string): Say => ({ parts: [{ key }], choices: [done] });

test('what is said without a question goes into one message with the next', () => {
  expect(mergeSays([told('a'), told('b'), asked('c'), told('d')])).toEqual([
    { parts: [{ key: 'a' }, { key: 'b' }, { key: 'c' }], choices: [done] },
    { parts: [{ key: 'd' }], choices: [] },
  ]);
  expect(mergeSays([])).toEqual([]);
});

test('a picture stays with the message of its step', () => {
  const drawn = { ...asked('step'), picture: 'button' };
  expect(mergeSays([told('help'), drawn, asked('next')]).map(({ picture }) => picture)).toEqual([
    'button',
    undefined,
  ]);
});
