import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Flow } from '../flow/flow.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';

export const difficultyFlowId = (unit: string): string => `k-${unit}`;

/** As much as fits into one message of a phone. */
export const MAX_DIFFICULTY = 1_000;

export const difficultyFlow = (unit: Unit): Flow =>
  createFlow({
    id: difficultyFlowId(unit.id),
    start: 'text',
    nodes: {
      text: {
        kind: 'ask',
        text: text('difficulty.ask', { unit: plain(unit.name) }),
        answer: { type: 'text', max: MAX_DIFFICULTY },
        next: 'record',
      },
      record: { kind: 'record', what: `difficulty:${unit.id}`, next: 'end' },
    },
  });

/** The officer's answer to the difficulty that comes in as the answer `difficulty`. */
export const ANSWER_DIFFICULTY = 'answer-difficulty';

export const answerDifficultyFlow: Flow = createFlow({
  id: ANSWER_DIFFICULTY,
  start: 'text',
  nodes: {
    text: {
      kind: 'ask',
      text: text('difficulty.ask-answer'),
      answer: { type: 'text', max: MAX_DIFFICULTY },
      next: 'record',
    },
    record: { kind: 'record', what: 'difficulty-answer', next: 'end' },
  },
});
