import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadGuides } from '../../../src/adapters/content/guides.ts';
import { formatProblem } from '../../../src/adapters/content/problem.ts';
import { loadTopics } from '../../../src/adapters/content/topics.ts';
import { loadWords } from '../../../src/adapters/locale/load-words.ts';
import { TOPICS } from '../../../src/core/topic/topic.ts';

const root = join(import.meta.dirname, '../../..');
const words = loadWords(join(root, 'locales'));
const guides = new Set(loadGuides(join(root, 'data'), words).guides.keys());

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'topics-'));
  cpSync(join(root, 'data/answers'), join(folder, 'answers'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = () => loadTopics(folder, words, guides);
const problemsOf = () =>
  load().problems.map((problem) => formatProblem(problem).slice(join(folder, 'answers').length + 1));

function change(name: string, from: string, to: string): void {
  const file = join(folder, 'answers', name);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

test('what is shipped has no mistake, and examples for every topic', () => {
  const { knowledge, problems } = load();
  expect(problems).toEqual([]);
  expect(new Set(knowledge?.examples.map(({ label }) => label))).toEqual(new Set([...TOPICS, 'none']));
});

test('every topic that is done step by step leads to its guide', () => {
  const withoutSteps = ['vneid.scam', 'privacy', 'help.human', 'campaign.deadline', 'campaign.confirm'];
  const led = new Set<string>(load().guides.keys());
  expect(TOPICS.filter((topic) => !led.has(topic))).toEqual(withoutSteps);
});

test('a guide that there is not, is told with its place, and the topic keeps its answer', () => {
  change('vneid.otp.yaml', 'guide: vneid-otp', 'guide: vneid-opt');
  expect(problemsOf()).toEqual(['vneid.otp.yaml:2:8: error: no guide is called "vneid-opt"']);
  expect(load().guides.has('vneid.otp')).toBe(false);
  expect(load().knowledge).toBeDefined();
});

test('a file under another name, and one that is missing, are told', () => {
  change('privacy.yaml', 'id: privacy', 'id: help.human');
  rmSync(join(folder, 'answers/none.yaml'));
  expect(problemsOf()).toEqual([
    'none.yaml:1:1: error: this file is missing',
    'privacy.yaml:1:5: error: the file\'s name says "privacy"',
  ]);
  expect(load().knowledge).toBeUndefined();
});

test('a rule about an idea or a topic that there is not, is told', () => {
  writeFileSync(
    join(folder, 'answers/rules.yaml'),
    'rules:\n  - { when: passcoed, topic: vneid.otp, times: 2 }\n  - { topic: vneid.opt, times: 2 }\n',
  );
  expect(problemsOf()).toEqual([
    'rules.yaml:2:13: error: the lexicon has no idea called "passcoed"',
    'rules.yaml:3:14: error: no topic is called "vneid.opt"',
  ]);
});
