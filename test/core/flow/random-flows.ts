import fc from 'fast-check';
import { createFlow } from '../../../src/core/flow/create-flow.ts';
import type { Flow, Next, Node, Option, Wanted } from '../../../src/core/flow/flow.ts';

const ids = ['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'] as const;
const next: fc.Arbitrary<Next> = fc.constantFrom(...ids, 'end');
const node = fc.constantFrom(...ids);
const text = fc.constantFrom('t.a', 't.b', 't.c').map((key) => ({ key }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const given = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

const options: fc.Arbitrary<readonly Option[]> = fc
  .uniqueArray(fc.constantFrom('o1', 'o2', 'o3', 'o4'), { minLength: 1 })
  .chain((names) =>
    fc.tuple(
      ...names.map((id) =>
        fc
          .record({ id: fc.constant(id), label: text, go: maybe(next), help: maybe(node) })
          .map((option) => given(option) as Option),
      ),
    ),
  );

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  options.map((of) => ({ type: 'choice', of }) as const),
  options.map((of) => ({ type: 'several', of }) as const),
  fc.constantFrom(
    { type: 'text' } as const,
    { type: 'number', min: 1, max: 50 } as const,
    { type: 'number', decimals: true } as const,
    { type: 'name' } as const,
    { type: 'citizen-id' } as const,
    { type: 'phone' } as const,
    { type: 'plates' } as const,
    { type: 'address' } as const,
  ),
);

const key = fc.constantFrom(...ids, 'saved', 'constructor');

const nodes: fc.Arbitrary<Node> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tell' as const), text, next }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('step' as const), text, next, stuck: node }) },
  {
    weight: 4,
    arbitrary: fc
      .record({
        kind: fc.constant('ask' as const),
        text,
        answer: wanted,
        next,
        save: maybe(key),
        optional: maybe(fc.constant(true as const)),
        once: maybe(fc.constant(true as const)),
        human: maybe(fc.constant(true as const)),
      })
      .map((ask) => given(ask) as Node),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('branch' as const),
      on: key,
      when: fc.dictionary(fc.constantFrom('o1', 'o2', '1', 'constructor'), next),
      next,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      text,
      of: fc.uniqueArray(node),
      next,
      cancel: next,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('record' as const), what: fc.constant('x'), next }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('run' as const), command: fc.constant('c'), from: key, next }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('human' as const), next }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('enter' as const),
      flow: fc.constant('other'),
      carry: fc.array(key, { maxLength: 2 }),
    }),
  },
);

/** Any flow at all that can be made: with loops, dead ends and questions that nobody would ask. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .record({ start: node, nodes: fc.tuple(...ids.map(() => nodes)) })
  .map(({ start, nodes: list }) =>
    createFlow({ id: 'any', start, nodes: Object.fromEntries(ids.map((id, n) => [id, list[n] as Node])) }),
  );
