import { answerKey, type Flow } from './flow.ts';
import type { Answers } from './session.ts';

/** What the flow was begun with and never asks itself, such as the row that is being corrected. */
export function givenAnswers({ nodes }: Flow, answers: Answers): Answers {
  const asked = new Set(
    Object.entries(nodes).flatMap(([id, node]) => (node.kind === 'ask' ? [answerKey(id, node)] : [])),
  );
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !asked.has(key)));
}
