import { describe, expect, test } from 'vitest';
import { createFlow } from '../../../src/core/flow/create-flow.ts';
import { faultsOf, reachedFrom } from '../../../src/core/flow/faults.ts';
import type { FlowDraft, Node, Option } from '../../../src/core/flow/flow.ts';
import { readToken, TOKEN_NUMBERS, writeToken } from '../../../src/core/flow/token.ts';

const tell = (next: string): Node => ({ kind: 'tell', text: { key: 't' }, next });
const ask = (...of: readonly Option[]): Node => ({
  kind: 'ask',
  text: { key: 't' },
  answer: { type: 'choice', of },
  next: 'end',
});
const option = (id: string, more: Partial<Option> = {}): Option => ({ id, label: { key: 'l' }, ...more });
const draft = (nodes: Record<string, Node>, more: Partial<FlowDraft> = {}): FlowDraft => ({
  id: 'f',
  start: 'a',
  nodes,
  ...more,
});

test('a flow that can run gets its revision', () => {
  expect(createFlow(draft({ a: tell('end') })).revision).toBeGreaterThanOrEqual(0);
});

test('one that cannot is our mistake, told with every fault', () => {
  const make = () => createFlow(draft({ a: tell('b') }, { start: 'z' }));
  expect(make).toThrow(/start: no node is called "z".*\nnodes\.a\.next: no node is called "b"/);
});

describe('a fault is found at its place:', () => {
  const long = 'a'.repeat(21);
  test.each<[string, FlowDraft, string, string]>([
    ['a way to nowhere', draft({ a: tell('b') }), 'nodes.a.next', 'no node is called "b"'],
    [
      'help that is nowhere',
      draft({ a: ask(option('x', { help: 'b' })) }),
      'nodes.a.answer.of.0.help',
      'no node',
    ],
    [
      'an option to nowhere',
      draft({ a: ask(option('x', { go: 'b' })) }),
      'nodes.a.answer.of.0.go',
      'no node',
    ],
    ['a way to "constructor"', draft({ a: tell('constructor') }), 'nodes.a.next', 'no node'],
    ['a long flow id', draft({ a: tell('end') }, { id: long }), 'id', 'at most 20'],
    ['a long node id', draft({ a: tell(long), [long]: tell('end') }), `nodes.${long}`, 'at most 20'],
    ['a long option id', draft({ a: ask(option('a'.repeat(13))) }), 'nodes.a.answer.of.0.id', 'at most 12'],
    ['an id with a capital', draft({ a: ask(option('A')) }), 'nodes.a.answer.of.0.id', 'small letters'],
    ['an option of the engine', draft({ a: ask(option('skip')) }), 'nodes.a.answer.of.0.id', 'engine itself'],
    ['an option twice', draft({ a: ask(option('x'), option('x')) }), 'nodes.a.answer.of.1.id', 'twice'],
    ['no options', draft({ a: ask() }), 'nodes.a.answer.of', 'nothing to choose'],
    ['a node called end', draft({ a: tell('end'), end: tell('end') }), 'nodes.end', 'where flows end'],
  ])('%s', (_, flow, path, message) => {
    expect(faultsOf(flow).map((fault) => `${fault.path.join('.')}: ${fault.message}`)).toEqual([
      expect.stringContaining(`${path}: `),
    ]);
    expect(faultsOf(flow)[0]?.message).toContain(message);
  });
});

test('what a node leads to is followed through options, help and stuck', () => {
  const flow = draft({
    a: ask(option('x', { go: 'b' }), option('y', { help: 'c' })),
    b: { kind: 'step', text: { key: 't' }, next: 'end', stuck: 'd' },
    c: tell('a'),
    d: tell('b'),
    e: tell('a'),
  });
  expect([...reachedFrom(flow, 'a')].toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

describe('a button', () => {
  const longest = createFlow({
    id: 'f'.repeat(20),
    start: 'n'.repeat(20),
    nodes: { ['n'.repeat(20)]: ask(option('c'.repeat(12))) },
  });

  test('with the longest ids and the highest numbers has 64 bytes', () => {
    const flow = { ...longest, revision: TOKEN_NUMBERS - 1 };
    const token = writeToken(flow, { node: flow.start, turn: TOKEN_NUMBERS - 1 }, 'c'.repeat(12));
    expect(new TextEncoder().encode(token).length).toBe(64);
    expect(readToken(token)).toMatchObject({ revision: TOKEN_NUMBERS - 1, turn: TOKEN_NUMBERS - 1 });
  });

  test('begins its turns again rather than grow', () => {
    expect(readToken(writeToken(longest, { node: 'n', turn: TOKEN_NUMBERS + 5 }, 'c'))?.turn).toBe(5);
  });

  test.each([
    '',
    'a~b~c~d',
    'a~1~b~2~c~d',
    'a~1~b~2~',
    'A~1~b~2~c',
    'a~12345~b~2~c',
    '!menu',
    '/tong thon-3',
  ])('is not what "%s" is', (token) => {
    expect(readToken(token)).toBeUndefined();
  });
});
