import { expect, test } from 'vitest';
import * as z from 'zod';
import { formatProblem } from '../../../src/adapters/content/problem.ts';
import { readYaml } from '../../../src/adapters/content/read-yaml.ts';

const Deadline = z.union([
  z.strictObject({ before: z.string() }),
  z.strictObject({ every: z.enum(['month', 'year']), on: z.string() }),
]);
const Plan = z.strictObject({
  id: z.string(),
  colour: z.enum(['red', 'green']).default('red'),
  reports: z.array(z.strictObject({ id: z.string(), title: z.string(), due: Deadline.optional() })),
  counts: z.record(z.string(), z.number()).optional(),
});

const said = (source: string) => readYaml(Plan, 'a.yaml', source).problems.map(formatProblem);

test('a good file gives its value and no problem', () => {
  const { value, problems } = readYaml(Plan, 'a.yaml', 'id: x\nreports: []\n');
  expect(problems).toEqual([]);
  expect(value).toEqual({ id: 'x', colour: 'red', reports: [] });
});

test('every mistake is told at once, each at its own line and column', () => {
  const source = `id: 5
colour: gren
reports:
  - id: list
    titel: Danh sách
  - id: count
    title: Số liệu
    due: { every: yaer, on: 01-02 }
`;
  expect(said(source)).toEqual([
    'a.yaml:1:5: error: id: expected a text, but this is 5',
    'a.yaml:2:9: error: colour: "gren" is not one of red, green (did you mean "green"?)',
    'a.yaml:4:5: error: "title" is missing in reports.0',
    'a.yaml:5:5: error: unknown key "titel" in reports.0 (did you mean "title"?)',
    'a.yaml:8:19: error: reports.1.due.every: "yaer" is not one of month, year (did you mean "year"?)',
  ]);
});

test('an unknown key that resembles nothing lists what can still be written there', () => {
  expect(said('id: x\nreports: []\nwhatever: 1\n')).toEqual([
    'a.yaml:3:1: error: unknown key "whatever"; what can still be written here: colour, counts',
  ]);
});

test('a key written twice, a broken bracket and an empty file are told where they are', () => {
  expect(said('id: x\nid: y\nreports: []\n')[0]).toBe('a.yaml:2:1: error: Map keys must be unique');
  expect(said('id: [x\nreports: []\n')[0]).toMatch(/^a\.yaml:2:1: error: Flow sequence/);
  expect(said('')).toEqual(['a.yaml:1:1: error: expected a group of keys, but this is null']);
});

test('a problem found later can still be told at its place, through an alias too', () => {
  const source = 'id: x\nreports:\n  - &a { id: list, title: A }\n  - *a\ncounts:\n  thon: 1\n';
  const reading = readYaml(Plan, 'a.yaml', source);
  const at = (...path: PropertyKey[]) => formatProblem(reading.problemAt(path, 'warning', 'look here'));
  expect(at('counts')).toBe('a.yaml:5:1: warning: look here');
  expect(at('counts', 'thon')).toBe('a.yaml:6:9: warning: look here');
  expect(at('reports', 1, 'title')).toBe('a.yaml:3:27: warning: look here');
  expect(at('nowhere')).toBe('a.yaml:1:1: warning: look here');
});

test('aliases that multiply beyond reason are refused instead of filling the memory', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
  for (let i = 1; i < 6; i++) {
    const [from, to] = ['abcdef'[i - 1], 'abcdef'[i]];
    bomb.push(
      `${to}: &${to} [*${from},*${from},*${from},*${from},*${from},*${from},*${from},*${from},*${from},*${from}]`,
    );
  }
  expect(said(bomb.join('\n'))[0]).toMatch(/alias/i);
});
