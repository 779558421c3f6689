import type { Lexicon } from '../../core/topic/lexicon.ts';
import type { Rule } from '../../core/topic/rule.ts';
import { TOPICS } from '../../core/topic/topic.ts';
import type { Problem } from './problem.ts';
import type { YamlReading } from './read-yaml.ts';

/** Whether every rule speaks of ideas and topics that there are. */
export function checkRules(
  rules: readonly Rule[],
  { ideas }: Lexicon,
  problemAt: YamlReading<never>['problemAt'],
): Problem[] {
  const labels = [...TOPICS, 'none'];
  return rules.flatMap(({ when, unless, topic }, n) => [
    ...[...when, ...unless]
      .filter((idea) => !Object.hasOwn(ideas, idea))
      .map((idea) => problemAt(['rules', n, 'when'], 'error', `the lexicon has no idea called "${idea}"`)),
    ...(labels.some((label) => label.startsWith(topic))
      ? []
      : [problemAt(['rules', n, 'topic'], 'error', `no topic is called "${topic}"`)]),
  ]);
}
