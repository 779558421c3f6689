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
  /** Undefined when there is an error: half of it would answer the other half's questions. */
  readonly knowledge: Knowledge | undefined;
  /** The guide that goes through a topic step by step. */
  readonly guides: ReadonlyMap<Topic, FlowId>;
  readonly problems: readonly Problem[];
}

/** Reads data/answers/: the examples of each topic, the lexicon and the rules. `guides` are the ids of those there are. */
export function loadTopics(dataDir: string, words: Words, guides: ReadonlySet<string>): Topics {
  const folder = join(dataDir, 'answers');
  const read = <S extends z.ZodType>(schema: S, name: string): YamlReading<z.output<S>> =>
    readYaml(schema, join(folder, name), textOf(join(folder, name)) ?? '');
  const lexicon = read(Lexicon, 'lexicon.yaml');
  const rules = read(RuleBook, 'rules.yaml');
  const names = (fileNames(folder, '.yaml') ?? []).filter(
    (name) => !['lexicon.yaml', 'rules.yaml'].includes(name),
  );
  const sources = names.map((name) => ({ name, ...read(TopicSource, name) }));

  const missing = [...TOPICS, 'none'].filter((topic) => !names.includes(`${topic}.yaml`));
  const problems: Problem[] = [
    ...lexicon.problems,
    ...rules.problems,
    ...missing.map((topic) => atStart(folder, `there is no ${topic}.yaml`)),
    ...(rules.value && lexicon.value ? checkRules(rules.value.rules, lexicon.value, rules.problemAt) : []),
    ...sources.flatMap(({ name, value, problems: found, problemAt }) => [
      ...found,
      ...(value === undefined || value.id === basename(name, '.yaml')
        ? []
        : [problemAt(['id'], 'error', `the file's name says "${basename(name, '.yaml')}"`)]),
      ...(value?.guide === undefined || guides.has(value.guide)
        ? []
        : [problemAt(['guide'], 'error', `no guide is called "${value.guide}"`)]),
      ...(value === undefined || value.id === 'none'
        ? []
        : checkAnswer(value.id, words).map((fault) => problemAt(['id'], 'error', fault))),
    ]),
  ];
  const values = sources.flatMap(({ value }) => value ?? []);
  const usable = lexicon.value && rules.value && problems.every(({ severity }) => severity !== 'error');
  return {
    knowledge:
      usable && lexicon.value && rules.value
        ? {
            lexicon: lexicon.value,
            rules: rules.value.rules,
            examples: values.flatMap(({ id, examples }) => examples.map((text) => ({ label: id, text }))),
          }
        : undefined,
    guides: new Map(
      values.flatMap(({ id, guide }) => (id === 'none' || guide === undefined ? [] : [[id, guide] as const])),
    ),
    problems: inReadingOrder(problems),
  };
}

const atStart = (file: string, message: string): Problem => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  message,
});
