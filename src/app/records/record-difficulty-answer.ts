import type { Answers } from '../../core/flow/session.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { answerDifficulty } from '../reporting/answer-difficulty.ts';

/** The officer's answer, typed after the button under the difficulty. */
export function createRecordDifficultyAnswer(planner: Planner) {
  return (request: Request, _: string, answers: Answers): Promise<Outcome> =>
    answerDifficulty(planner, request, String(answers['difficulty'] ?? ''), String(answers['text'] ?? ''));
}
