import { joinTexts } from '../../core/flow/spoken.ts';
import { fold } from '../../core/message/fold.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { splitWords } from '../../core/message/words.ts';
import { countFlowId, countsOf } from '../../core/report/count-flow.ts';
import { MAX_COUNT, type MetricWords, readCounts, withoutTalk } from '../../core/report/read-counts.ts';
import { splitSubject } from '../../core/report/split-subject.ts';
import type { Words } from '../../ports/words.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { stateCounts } from '../reporting/state-counts.ts';

interface Deps {
  readonly planner: Planner;
  readonly vocabulary: Vocabulary;
}

/** The ways to say these metrics or columns of units.csv, in every language at once. */
export type Vocabulary = (metrics: readonly string[]) => readonly MetricWords[];

export function createVocabulary(words: Words): Vocabulary {
  const kept = new Map<string, MetricWords>();
  const read = (metric: string): MetricWords => ({
    metric,
    words: (['vi', 'en'] as const).flatMap((language) =>
      [
        `campaign.metric.${metric}`,
        `count.words.${metric}`,
        `campaign.denominator.${metric}`,
        `base.words.${metric}`,
      ]
        .filter((key) => words.has(key))
        .flatMap((key) => splitWords(words.say(language, { key })).map(fold)),
    ),
  });
  return (metrics) =>
    metrics.map((metric) => {
      const known = kept.get(metric) ?? read(metric);
      kept.set(metric, known);
      return known;
    });
}

/** "/solieu bhyt 12, gplx 5", "số liệu thôn 3": numbers in words, or one question after the other. */
export function createCount({ planner, vocabulary }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const known = planner.current(request.door.commune, request.at)?.campaign.metrics ?? [];
    const { unitWords, rest } = splitSubject(withoutTalk(args), vocabulary(known.map(({ id }) => id)));
    const own = ownUnit(planner, request, unitWords, 'count', rest);
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const metrics = countsOf(plan.campaign, unit);
    if (metrics.length === 0) {
      const list = commandChoice('list', unit.id, text('menu.item.list'));
      return { says: [say([text('count.none-asked', { unit: plain(unit.name) })], [list])] };
    }
    if (rest === '') return { enter: countFlowId(unit.id) };
    const read = readCounts(rest, vocabulary(plan.campaign.metrics.map(({ id }) => id)));
    if (read === undefined)
      return { says: [say([text('count.not-understood')])], enter: countFlowId(unit.id) };
    const wrong = faultOf(read);
    return wrong
      ? { says: [say([wrong])] }
      : stateCounts(request, plan, unit, read.counts, notesOf(read.unknown));
  };
}

function faultOf({ counts, twice }: NonNullable<ReturnType<typeof readCounts>>): Text | undefined {
  const names = (metrics: readonly string[]): Text =>
    joinTexts(
      'flow.list',
      metrics.map((metric) => text(`campaign.metric.${metric}`)),
    )[0] ?? plain('');
  if (twice.length > 0) return text('count.twice', { metrics: names(twice) });
  const large = [...counts].filter(([, value]) => value > MAX_COUNT).map(([metric]) => metric);
  return large.length > 0 ? text('count.large', { metrics: names(large), max: MAX_COUNT }) : undefined;
}

const notesOf = (unknown: readonly string[]): readonly Text[] =>
  unknown.length === 0 ? [] : [text('count.unknown', { words: plain(unknown.join(', ')) })];
