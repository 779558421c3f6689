import { type Ask, answerKey, type Flow } from './flow.ts';
import type { Answer, Answers } from './session.ts';
import { answerOf } from './spoken.ts';

/** The answers that still are answers to a question of this flow. */
export function keptAnswers(flow: Flow, answers: Answers): Answers {
  const kept = Object.entries(flow.nodes).flatMap(([id, node]) => {
    if (node.kind !== 'ask') return [];
    const key = answerKey(id, node);
    const answer = answerOf(answers, key);
    return answer !== undefined && fits(answer, node) ? [[key, answer] as const] : [];
  });
  return Object.fromEntries(kept);
}

function fits(answer: Answer, { answer: wanted }: Ask): boolean {
  switch (wanted.type) {
    case 'choice':
      return wanted.of.some(({ id }) => id === answer);
    case 'several':
      return Array.isArray(answer) && answer.every((each) => wanted.of.some(({ id }) => id === each));
    case 'number':
      return typeof answer === 'number';
    case 'plates':
    case 'place':
    case 'files':
      return Array.isArray(answer);
    default:
      return typeof answer === 'string';
  }
}
