import { may } from '../../core/access/access.ts';
import { quietOf } from '../../core/campaign/ladder.ts';
import type { Obligation } from '../../core/campaign/obligations.ts';
import { handKey } from '../../core/campaign/reminder-key.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { openRounds, owedBy } from '../../core/report/owing.ts';
import { dayOf } from '../../core/time/day.ts';
import { isQuiet } from '../../core/time/quiet-hours.ts';
import { findUnit } from '../find-unit.ts';
import { inChargeOf } from '../in-charge.ts';
import { mainChats } from '../main-chats.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { queueReminders } from '../queue-reminders.ts';

/** "/nhac thôn 3": an officer reminds a unit by hand, once a day, of what it can file now and has not. */
export function createRemind(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { at, door, grants } = request;
    if (!may(grants, 'remind-unit', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    if (args === '') return { says: [say([text('reminder.hand.usage')])] };
    const found = findUnit(plan.content.units, args, 'remind');
    if ('ask' in found) return { says: [found.ask], asks: true };

    const { unit } = found;
    const why = commandChoice('why', unit.id, text('reminder.hand.why'));
    return { says: [say([await remind(request, plan, unit)], [why])] };
  };
}

async function remind({ tx, at, conversation }: Request, plan: Plan, unit: Unit): Promise<Text> {
  const { campaign, content } = plan;
  const commune = content.commune.id;
  const about = { unit: plain(unit.name) };
  const filed = new Set((await tx.submissions.of(commune, campaign.id)).map((one) => one.obligation));
  const owed = owedBy(openRounds(plan.obligations.values(), filed, at), unit.id);
  if (owed.length === 0) return text('reminder.hand.nothing', about);
  const { accounts } = await inChargeOf(tx, commune, unit.id, at);
  const contacts = await mainChats(tx, accounts);
  if (contacts.length === 0) return text('reminder.hand.nobody', about);

  const fresh = await tx.reminders.add(owed.map((one) => rowOf(plan, one, at)));
  const [first, ...others] = fresh;
  if (first === undefined) return text('reminder.hand.today', about);
  for (const contact of contacts) queueReminders(tx, [first, ...others], contact, at);
  tx.audit.add({ at, actor: conversation.account, action: 'remind-by-hand', subject: unit.id });
  return text(
    isQuiet(at, campaign.timeZone, quietOf(campaign)) ? 'reminder.hand.morning' : 'reminder.hand.done',
    about,
  );
}

const rowOf = ({ campaign }: Plan, { key, commune, unit }: Obligation, at: Request['at']) => ({
  key: handKey(key, dayOf(at, campaign.timeZone)),
  obligation: key,
  commune,
  campaign: campaign.id,
  unit,
  offset: 'hand',
  at,
  state: 'queued' as const,
});
