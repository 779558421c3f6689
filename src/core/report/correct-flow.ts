import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Flow, Node } from '../flow/flow.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';
import { listOf, type UnitList } from './list-of.ts';
import { askNodes, fieldLabel, questionsOf, type Wording } from './list-questions.ts';

export const correctFlowId = (unit: string): string => `c-${unit}`;

/** One field of one row that is recorded already. The row comes in as the answer `entry`. */
export function correctFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  const list = listOf(campaign, unit);
  const id = correctFlowId(unit.id);
  return list && fieldFlow(campaign, unit, list, { id, what: `correction:${unit.id}` });
}

interface Way {
  readonly id: string;
  /** What records the change. */
  readonly what: string;
  readonly wording?: Wording;
}

/** Asks which field is wrong, asks that field again, and records it. */
export function fieldFlow(campaign: Campaign, unit: Unit, list: UnitList, { id, what, wording }: Way): Flow {
  const questions = questionsOf(list);
  const ways = questions.map(({ ask }): [string, Node] => [
    `to-${ask}`,
    { kind: 'record', what, next: 'end' },
  ]);
  const asks = questions.map((question) =>
    askNodes(campaign, list, [question], `to-${question.ask}`, wording),
  );
  return createFlow({
    id,
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
        ...(wording?.human && { human: true }),
        next: 'end',
      },
      ...Object.assign({}, ...asks),
      ...Object.fromEntries(ways),
    },
  });
}
