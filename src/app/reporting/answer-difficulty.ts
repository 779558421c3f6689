import { may } from '../../core/access/access.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { tellRoles } from '../tell-roles.ts';

/** Keeps the answer and brings it back to the unit. */
export async function answerDifficulty(
  planner: Planner,
  { tx, at, door, conversation, grants }: Request,
  id: string,
  answer: string,
): Promise<Outcome> {
  const { commune } = door;
  if (!may(grants, 'answer-difficulty', { commune })) return { says: [say([text('command.not-allowed')])] };
  const plan = planner.current(commune, at);
  const all = plan ? await tx.difficulties.of(commune, plan.campaign.id) : [];
  const difficulty = all.find((one) => one.id === id);
  if (plan === undefined || difficulty === undefined) return { says: [say([text('difficulty.gone')])] };
  await tx.difficulties.answer(commune, id, answer.trim(), conversation.account, at);
  tx.audit.add({ at, actor: conversation.account, action: 'answer-difficulty', subject: id });
  const unit = plan.content.units.find((one) => one.id === difficulty.unit);
  const reached = await tellRoles(tx, {
    key: `difficulty-answer:${id}:${at}`,
    commune,
    unit: difficulty.unit,
    roles: ['head', 'deputy'],
    timeZone: plan.campaign.timeZone,
    at,
    say: say(
      [text('difficulty.answered', { text: plain(difficulty.text), answer: plain(answer.trim()) })],
      [commandChoice('difficulty', difficulty.unit, text('difficulty.choice.more'))],
    ),
  });
  const about = { unit: plain(unit?.name ?? difficulty.unit) };
  return {
    says: [
      say(
        [text(reached > 0 ? 'difficulty.sent' : 'difficulty.kept', about)],
        [commandChoice('difficulties', '', text('difficulty.choice.all'))],
      ),
    ],
  };
}
