import { text } from '../../core/message/say.ts';
import { splitWords } from '../../core/message/words.ts';
import { type Question, readQuestion, type WANTS } from '../../core/report/question.ts';
import { questionWords } from '../../core/report/question-words.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Words } from '../../ports/words.ts';
import { createVocabulary } from '../commands/count.ts';
import type { Plan } from '../planner.ts';
import { remember } from '../remember.ts';

export type ReadQuestion = (plan: Plan, typed: string, at: Instant) => Question | undefined;

/** Questions about a plan's figures in anybody's words, out of the names in the plan and the catalogues. */
export function createReadQuestion(words: Words): ReadQuestion {
  const both = (key: string): readonly string[] =>
    (['vi', 'en'] as const).flatMap((language) => splitWords(words.say(language, text(key))));
  const vocabulary = createVocabulary(words);
  const usual = {
    wants: {
      total: both('ask.wants.total'),
      missing: both('ask.wants.missing'),
      filed: both('ask.wants.filed'),
      ranking: both('ask.wants.ranking'),
    } satisfies Record<(typeof WANTS)[number], readonly string[]>,
    lowest: both('ask.wants.lowest'),
    fillers: both('ask.fillers'),
    rounds: both('ask.rounds'),
    phaseWords: both('ask.phase-words'),
    groupWords: both('ask.group-words'),
    short: both('ask.short'),
  };
  const wordsOf = remember(({ campaign, content }: Plan, _: string) =>
    questionWords({
      ...usual,
      units: content.units.map(({ id, name, aliases }) => ({ id, names: [name, id, ...aliases] })),
      kinds: campaign.unitKinds.map(({ id }) => ({ id, names: both(`campaign.unit-kind.${id}`) })),
      phases: campaign.phases.map(({ id, name }) => ({ id, names: [name, id] })),
      groups: campaign.groups.map(({ id, number }) => ({ id, number, names: both(`campaign.group.${id}`) })),
      reports: campaign.reports.map(({ id, title }) => ({ id, names: [title] })),
      metrics: vocabulary(campaign.metrics.map(({ id }) => id)).map(({ metric, words }) => ({
        id: metric,
        names: words,
      })),
    }),
  );
  return (plan, typed, at) => readQuestion(typed, wordsOf(plan, ''), dayOf(at, plan.campaign.timeZone));
}
