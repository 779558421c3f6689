import { basename, join } from 'node:path';
import type * as z from 'zod';
import type { FlowId } from '../../core/flow/flow.ts';
import type { Knowledge } from '../../core/topic/knowledge.ts';
import { Lexicon } from '../../core/topic/lexicon.ts';
import { RuleBook } from '../../core/topic/rule.ts';
import { TOPICS, type Topic } from '../../core/topic/topic.ts';
import { TopicSource } from '../../core/topic/topic-source.ts';
import type { Words } from '../../ports/words.ts';
import { fileNames, textOf } from './files.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { readYaml, type YamlReading } from './read-yaml.ts';
import { checkRules } from './topics-rules.ts';
import { checkAnswer } from './topics-wording.ts';

export interface Topics {
  /** Undefined when a file cannot be read: half of it would answer the other half's questions. */
  readonly knowledge: Knowledge | undefined;
  /** The guide that goes through a topic step by step. */
  readonly guides: ReadonlyMap<Topic, FlowId>;
  readonly problems: readonly Problem[];
}

/** Files that are not about one topic. */
const SHARED = ['lexicon.yaml', 'rules.yaml'];

/** Reads data/answers/: the examples of each topic, the lexicon and the rules. `guides` are the ids of those there are. */
export function loadTopics(dataDir: string, words: Words, guides: ReadonlySet<string>): Topics {
  const folder = join(dataDir, 'answers');
  const read = <S extends z.ZodType>(schema: S, name: string): YamlReading<z.output<S>> =>
    readYaml(schema, join(folder, name), textOf(join(folder, name)) ?? '');
  const lexicon = read(Lexicon, 'lexicon.yaml');
  const rules = read(RuleBook, 'rules.yaml');
  const names = (fileNames(folder, '.yaml') ?? []).filter((name) => !SHARED.includes(name));
  const sources = names.map((name) => ({ name, ...read(TopicSource, name) }));
  const topics = sources.flatMap(({ value }) => value ?? []);

  const absent = [...TOPICS, 'none'].filter((topic) => !names.includes(`${topic}.yaml`));
  const isWhole = absent.length === 0 && topics.length === sources.length;
  return {
    knowledge:
      isWhole && lexicon.value && rules.value
        ? { lexicon: lexicon.value, rules: rules.value.rules, examples: topics.flatMap(toExamples) }
        : undefined,
    guides: new Map(
      topics.flatMap(({ id, guide }) =>
        id === 'none' || guide === undefined || !guides.has(guide) ? [] : [[id, guide] as const],
      ),
    ),
    problems: inReadingOrder([
      ...lexicon.problems,
      ...rules.problems,
      ...absent.map((topic) => missing(join(folder, `${topic}.yaml`))),
      ...(rules.value && lexicon.value ? checkRules(rules.value.rules, lexicon.value, rules.problemAt) : []),
      ...sources.flatMap(({ name, value, problems, problemAt }) => [
        ...problems,
        ...(value ? checkTopic(value, basename(name, '.yaml'), words, guides, problemAt) : []),
      ]),
    ]),
  };
}

const toExamples = ({ id, examples }: TopicSource): Knowledge['examples'] =>
  examples.map((text) => ({ label: id, text }));

function checkTopic(
  { id, guide }: TopicSource,
  expected: string,
  words: Words,
  guides: ReadonlySet<string>,
  problemAt: YamlReading<never>['problemAt'],
): Problem[] {
  const faults = id === 'none' ? [] : checkAnswer(id, words);
  return [
    ...(id === expected ? [] : [problemAt(['id'], 'error', `the file's name says "${expected}"`)]),
    ...(guide === undefined || guides.has(guide)
      ? []
      : [problemAt(['guide'], 'error', `no guide is called "${guide}"`)]),
    ...faults.map((fault) => problemAt(['id'], 'error', fault)),
  ];
}

const missing = (file: string): Problem => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  message: 'this file is missing',
});
