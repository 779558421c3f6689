import type { PlannedBulletin } from '../../core/campaign/bulletins.ts';
import type { Say } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { addWorkingDays, WEEKENDS } from '../../core/time/calendar.ts';
import { atClock, clockAt } from '../../core/time/clock-time.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import type { Tx } from '../../ports/store.ts';
import type { Bulletin } from '../../ports/tables/bulletins.ts';
import type { Plan } from '../planner.ts';
import { composeBulletins } from './compose-bulletin.ts';
import type { Recipient } from './recipients.ts';

/** The officer's card: when it goes, to how many, word for word what they will read, and what can still be done. */
export async function showBulletin(
  tx: Tx,
  plan: Plan,
  planned: PlannedBulletin,
  bulletin: Bulletin,
  recipients: readonly Recipient[],
  at: Instant,
): Promise<Say> {
  const { timeZone } = plan.campaign;
  const body = await composeBulletins(tx, plan, planned, bulletin.words, at)(recipients[0]?.unit);
  const open = recipients.filter(({ closed }) => closed === undefined);
  const count = (to: Recipient['to']): number => open.filter((one) => one.to === to).length;
  const closed = recipients.length - open.length;
  const act = (id: string, label = text(`bulletin.choice.${id}`)) => ({
    ...commandChoice('bulletins', `${bulletin.key} ${id}`, label),
    id,
  });
  const next = showDay(dayOf(postponed(plan, bulletin.at), timeZone));
  return say(
    [
      text('bulletin.card.head', { when: showMoment(bulletin.at, timeZone) }),
      text('bulletin.card.count', { groups: count('group'), followers: count('follower') }),
      ...(closed > 0 ? [text('bulletin.card.closed', { count: closed })] : []),
      text('bulletin.card.preview'),
      ...body,
      text('bulletin.card.default'),
    ],
    [
      act('edit'),
      act('later', text('bulletin.choice.later', { day: next })),
      act('skip'),
      commandChoice('groups', '', text('bulletin.choice.groups')),
    ],
  );
}

/** The same hour of the next working day. */
export const postponed = ({ campaign: { timeZone }, calendar }: Plan, at: Instant): Instant =>
  atClock(addWorkingDays(calendar ?? WEEKENDS, dayOf(at, timeZone), 1), clockAt(at, timeZone), timeZone);
