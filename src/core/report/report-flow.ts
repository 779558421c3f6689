import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Flow } from '../flow/flow.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';
import { listOf } from './list-of.ts';
import { askNodes, questionsOf } from './list-questions.ts';

/** Flows of a unit carry its id, so that a draft of one unit is never continued for another. */
export const reportFlowId = (unit: string): string => `r-${unit}`;

/** One person of a unit's list, asked as the plan asks, shown, corrected where need be, recorded. */
export function reportFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  const list = listOf(campaign, unit);
  if (list === undefined) return undefined;
  const questions = questionsOf(list);
  const first = questions[0]?.ask ?? 'review';
  return createFlow({
    id: reportFlowId(unit.id),
    start: 'intro',
    nodes: {
      intro: { kind: 'tell', text: text('report.intro', { unit: plain(unit.name) }), next: first },
      ...askNodes(campaign, list, questions, 'review'),
      review: {
        kind: 'review',
        text: text('report.review', { unit: plain(unit.name) }),
        of: questions.map(({ ask }) => ask),
        next: 'record',
        cancel: 'dropped',
      },
      record: { kind: 'record', what: `entry:${unit.id}`, next: 'end' },
      dropped: { kind: 'tell', text: text('report.dropped'), next: 'end' },
    },
  });
}
