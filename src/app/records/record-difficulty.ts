import type { Answers } from '../../core/flow/session.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { tellRoles } from '../tell-roles.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** A difficulty in the unit's own words: kept, and told to the officer, who can answer from there. */
export function createRecordDifficulty({ planner, ids }: Deps) {
  return async (request: Request, unitId: string, answers: Answers): Promise<Outcome> => {
    const own = ownUnit(planner, request, unitId, 'difficulty');
    if ('outcome' in own) return own.outcome;
    const { unit, plan } = own;
    const { tx, at, conversation } = request;
    const { commune, id: campaign, timeZone } = plan.campaign;
    const words = String(answers['text'] ?? '').trim();
    const id = ids();
    const by = conversation.account;
    tx.difficulties.add({ id, commune, campaign, unit: unit.id, text: words, by, at });
    tx.audit.add({ at, actor: by, action: 'report-difficulty', subject: id, detail: { unit: unit.id } });
    await tellRoles(tx, {
      key: `difficulty:${id}`,
      commune,
      unit: null,
      roles: ['officer'],
      timeZone,
      at,
      say: say(
        [text('difficulty.told', { unit: plain(unit.name), text: plain(words) })],
        [
          commandChoice('reply', id, text('difficulty.choice.reply')),
          commandChoice('difficulties', '', text('difficulty.choice.all')),
        ],
      ),
    });
    return { says: [say([text('difficulty.recorded', { unit: plain(unit.name) })])] };
  };
}
