import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Flow, Node } from '../flow/flow.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';
import { listOf } from './list-of.ts';
import { askNodes, fieldLabel, questionsOf } from './list-questions.ts';

export const correctFlowId = (unit: string): string => `c-${unit}`;
export const unitOfCorrectFlow = (flow: string): string | undefined =>
  flow.startsWith('c-') ? flow.slice(2) : undefined;

/** One field of one row that is recorded already. The row comes in as the answer `entry`. */
export function correctFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  const list = listOf(campaign, unit);
  if (list === undefined) return undefined;
  const questions = questionsOf(list);
  const ways = questions.map(({ ask }): [string, Node] => [
    `to-${ask}`,
    { kind: 'record', what: `correction:${unit.id}`, next: 'end' },
  ]);
  const asks = questions.map((question) => askNodes(campaign, list, [question], `to-${question.ask}`));
  return createFlow({
    id: correctFlowId(unit.id),
    start: 'field',
    nodes: {
      field: {
        kind: 'ask',
        text: text('report.correct-which', { unit: plain(unit.name) }),
        answer: {
          type: 'choice',
          of: questions.map(({ ask }) => ({
            id: ask,
            label: text('flow.choice.fix', { label: fieldLabel(ask) }),
            go: ask,
          })),
        },
        next: 'end',
      },
      ...Object.assign({}, ...asks),
      ...Object.fromEntries(ways),
    },
  });
}
