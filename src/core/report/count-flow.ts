import type { Campaign } from '../campaign/campaign.ts';
import { owes } from '../campaign/obligations.ts';
import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Ask, Flow } from '../flow/flow.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';
import { metricOption } from './list-questions.ts';
import { MAX_COUNT } from './read-counts.ts';

export const countFlowId = (unit: string): string => `n-${unit}`;

/** Metrics that some report of this unit wants as numbers. */
export const countsOf = (campaign: Campaign, unit: Unit): readonly string[] => [
  ...new Set(campaign.reports.flatMap((report) => (owes(unit, report) ? report.counts : []))),
];

/** One number after the other; whatever is skipped stays blank, which is not 0. */
export function countFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  const metrics = countsOf(campaign, unit);
  const ids = metrics.map((metric) => metricOption(campaign, metric));
  const [first] = ids;
  if (first === undefined) return undefined;
  const asks = metrics.map((metric, n): readonly [string, Ask] => [
    ids[n] as string,
    {
      kind: 'ask',
      text: text('count.ask', { metric: text(`campaign.metric.${metric}`) }),
      label: text(`campaign.metric.${metric}`),
      answer: { type: 'number', min: 0, max: MAX_COUNT },
      optional: true,
      next: ids[n + 1] ?? 'review',
    },
  ]);
  return createFlow({
    id: countFlowId(unit.id),
    start: 'intro',
    nodes: {
      intro: { kind: 'tell', text: text('count.intro', { unit: plain(unit.name) }), next: first },
      ...Object.fromEntries(asks),
      review: {
        kind: 'review',
        text: text('count.review', { unit: plain(unit.name) }),
        of: ids,
        next: 'record',
        cancel: 'dropped',
      },
      record: { kind: 'record', what: `counts:${unit.id}`, next: 'end' },
      dropped: { kind: 'tell', text: text('count.dropped'), next: 'end' },
    },
  });
}
