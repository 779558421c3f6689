import { quietOf } from '../../core/campaign/ladder.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { openRounds, owedBy } from '../../core/report/owing.ts';
import { dayOf } from '../../core/time/day.ts';
import { afterQuiet } from '../../core/time/quiet-hours.ts';
import { noteAnswers } from '../note-answers.ts';
import { notify } from '../notify.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';

/** "Không còn phụ trách": the officer is told, and decides. Nothing ends by itself, so that no unit is left to nobody. */
export function createHandover(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const own = ownUnit(planner, request, args.replace(/(?:^|\s+)(?:nữa|nua|rồi|roi|ạ)$/iu, ''), 'handover');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const { tx, at, door, conversation } = request;
    const { commune } = door;
    const { account: by } = conversation;
    const { timeZone } = plan.campaign;

    const place = { commune, campaign: plan.campaign.id, unit: unit.id };
    await noteAnswers(
      tx,
      owedBy(openRounds(plan.obligations.values(), new Set(), at), unit.id).map(({ key }) => ({
        ...place,
        obligation: key,
        kind: 'handover',
        by,
        at,
      })),
    );
    tx.audit.add({ at, actor: by, action: 'no-longer-in-charge', subject: unit.id });
    const officers = await tx.grants.holders(commune, null, ['officer'], at);
    const about = { unit: plain(unit.name) };
    await notify(tx, officers, {
      // Once a day, however often it is tapped.
      key: `handover:${commune}/${unit.id}:${by}:${dayOf(at, timeZone)}`,
      say: say(
        [text('reminder.handover.officer', about)],
        [commandChoice('replace-head', unit.id, text('reminder.handover.replace', about))],
      ),
      notBefore: afterQuiet(at, timeZone, quietOf(plan.campaign)),
    });
    const told = officers.length > 0 ? 'reminder.handover.told' : 'reminder.handover.nobody';
    return { says: [say([text(told, about)])] };
  };
}
