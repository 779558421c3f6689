import * as z from 'zod';
import { toList } from './lexicon.ts';
import type { Likelihoods } from './model.ts';

const Ideas = z.string().transform(toList);

/** A word from somebody who knows: where these ideas meet, one topic is likelier, or less likely, than it seems. */
export const Rule = z.strictObject({
  /** All of these are said … */
  when: Ideas.default([]),
  /** … and none of these. */
  unless: Ideas.default([]),
  /** A topic, or the beginning of several: "vneid.". */
  topic: z.string(),
  /** By which factor its likelihood changes. */
  times: z.number().positive(),
});
export type Rule = z.infer<typeof Rule>;

export function applyRules(
  likelihoods: Likelihoods,
  ideas: readonly string[],
  rules: readonly Rule[],
): Likelihoods {
  const said = new Set(ideas);
  const fitting = rules.filter(
    ({ when, unless }) => when.every((idea) => said.has(idea)) && !unless.some((idea) => said.has(idea)),
  );
  if (fitting.length === 0) return likelihoods;
  const changed = [...likelihoods].map(([label, likelihood]): [string, number] => [
    label,
    fitting.reduce(
      (value, { topic, times }) => (label.startsWith(topic) ? value * times : value),
      likelihood,
    ),
  ]);
  const total = changed.reduce((sum, [, likelihood]) => sum + likelihood, 0);
  return new Map(changed.map(([label, likelihood]) => [label, likelihood / total]));
}

/** data/answers/rules.yaml. */
export const RuleBook = z.strictObject({ rules: z.array(Rule) });
