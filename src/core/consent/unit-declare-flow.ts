import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Flow } from '../flow/flow.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';
import type { UnitList } from '../report/list-of.ts';
import { listOf } from '../report/list-of.ts';
import { ACHIEVED, askNodes, questionsOf } from '../report/list-questions.ts';

export const unitDeclareFlowId = (unit: string): string => `d-${unit}`;
export const unitOfDeclareFlow = (flow: string): string | undefined =>
  flow.startsWith('d-') ? flow.slice(2) : undefined;

/**
 * What a citizen is asked: the fields that the plan cannot do without, and nothing else. That somebody was guided, and
 * with what result, is for the unit to say.
 */
export function declaredList(campaign: Campaign, unit: Unit): UnitList | undefined {
  const list = listOf(campaign, unit);
  if (list === undefined) return undefined;
  const guided = new Set(campaign.metrics.filter(({ stage }) => stage === 'guided').map(({ id }) => id));
  return {
    fields: list.fields.filter(({ field, optional }) => !optional && field !== 'result'),
    metrics: list.metrics.filter((metric) => !guided.has(metric)),
  };
}

/** One person who says of themselves, or of somebody beside them, that it is done. */
export function unitDeclareFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  const list = declaredList(campaign, unit);
  if (list === undefined) return undefined;
  const questions = questionsOf(list);
  const isAchieved = ({ ask }: { readonly ask: string }): boolean => ask === ACHIEVED;
  const personal = questions.filter((question) => !isAchieved(question));
  const first = questions.some(isAchieved) ? ACHIEVED : 'by-age';
  const asked = (some: typeof questions, last: string) =>
    askNodes(campaign, list, some, last, { words: 'consent', human: true });
  return createFlow({
    id: unitDeclareFlowId(unit.id),
    start: first,
    nodes: {
      ...asked(questions.filter(isAchieved), 'by-age'),
      'by-age': { kind: 'branch', on: 'age', when: { child: 'count' }, next: personal[0]?.ask ?? 'review' },
      ...asked(personal, 'review'),
      review: {
        kind: 'review',
        text: text('consent.review', { unit: plain(unit.name) }),
        of: questions.map(({ ask }) => ask),
        next: 'record',
        cancel: 'dropped',
      },
      record: { kind: 'record', what: `declaration:${unit.id}`, next: 'end' },
      count: { kind: 'record', what: `declaration:${unit.id}`, next: 'end' },
      dropped: { kind: 'tell', text: text('consent.dropped'), next: 'end' },
    },
  });
}
