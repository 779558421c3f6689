import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Flow, Node, NodeId } from '../flow/flow.ts';
import { text } from '../message/say.ts';
import { listOf } from './list-of.ts';
import { askNodes, questionsOf } from './list-questions.ts';

export const rosterFlowId = (unit: string): string => `l-${unit}`;
export const isRosterFlow = (flow: string): boolean => flow.startsWith('l-');

/** Choices that a whole list can make for its rows. */
const COMMON: ReadonlySet<string> = new Set(['case', 'result', 'achieved']);

/**
 * What the rows of a list leave open, asked once for all of them. The list comes in as the answer `roster`, and each
 * question that is open as "open-<question>": "yes".
 */
export function rosterFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  const list = listOf(campaign, unit);
  if (list === undefined) return undefined;
  const questions = questionsOf(list).filter(({ ask }) => COMMON.has(ask));
  const first = questions[0] === undefined ? 'record' : `if-${questions[0].ask}`;
  const nodes: Record<NodeId, Node> = {
    intro: { kind: 'tell', text: text('roster.ask-common.intro'), next: first },
    record: { kind: 'record', what: `roster:${unit.id}`, next: 'end' },
  };
  for (const [n, question] of questions.entries()) {
    const after = questions[n + 1];
    const next = after === undefined ? 'record' : `if-${after.ask}`;
    nodes[`if-${question.ask}`] = {
      kind: 'branch',
      on: `open-${question.ask}`,
      when: { yes: question.ask },
      next,
    };
    // Whoever did not succeed has achieved nothing: the last question is the next way out.
    const asked = askNodes(campaign, list, [{ ...question, optional: false }], next)[question.ask];
    if (asked?.kind === 'ask') nodes[question.ask] = { ...asked, text: text(`roster.ask.${question.ask}`) };
  }
  return createFlow({ id: rosterFlowId(unit.id), start: 'intro', nodes });
}
