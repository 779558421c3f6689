import type { Obligation } from '../../core/campaign/obligations.ts';
import { laterKey } from '../../core/campaign/reminder-key.ts';
import type { Choice } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { clockAt } from '../../core/time/clock-time.ts';
import { type Instant, isoInstant } from '../../core/time/instant.ts';
import { readAppointment } from '../../core/time/read-appointment.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Outcome, Request } from '../outcome.ts';
import { owedByAsker } from '../owed-by-asker.ts';
import type { Planner } from '../planner.ts';
import { queueReminders } from '../queue-reminders.ts';

type Owed = readonly [Obligation, ...Obligation[]];

/** "Hẹn lúc…" under a reminder, or "hẹn 15h": one reminder of one's own at that time; a new time replaces the old one. */
export function createLater(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const found = await owedByAsker(planner, request, args);
    if ('outcome' in found) return found.outcome;
    const { plan, owed, rest } = found;
    const { timeZone } = plan.campaign;
    const times = timesFor(request.at, owed, args.slice(0, args.length - rest.length).trim(), timeZone);
    if (rest === '') return { says: [say([text('reminder.later.ask')], times)], asks: true };

    const read = readAppointment(rest, request.at, timeZone);
    if ('wrong' in read) return { says: [say([text(`reminder.later.${read.wrong}`)], times)], asks: true };
    await promise(request, owed, read.at);
    return { says: [say([text('reminder.later.done', { when: showMoment(read.at, timeZone) })])] };
  };
}

/** This evening, unless it is evening, and tomorrow morning. */
function timesFor(at: Instant, [first, ...others]: Owed, named: string, timeZone: string): readonly Choice[] {
  const which = others.length === 0 ? `${first.unit} ${first.report} ${first.period}` : named;
  const choice = (id: string, when: string): Choice => ({
    ...commandChoice('later', `${which} ${when}`.trim(), text(`reminder.later.${id}`)),
    id,
  });
  const isDay = clockAt(at, timeZone) < '17:30';
  return [...(isDay ? [choice('tonight', '18:00')] : []), choice('tomorrow', 'mai 08:00')];
}

async function promise({ tx, at, conversation }: Request, owed: Owed, until: Instant) {
  const { account } = conversation;
  const rows = owed.map(({ key, commune, campaign, unit }) => ({
    key: laterKey(key, account, isoInstant(until)),
    obligation: key,
    commune,
    campaign,
    unit,
  }));
  for (const { obligation, commune, campaign, unit } of rows)
    tx.acknowledgements.add({ obligation, commune, campaign, unit, kind: 'later', until, by: account, at });
  const fresh = await tx.reminders.add(
    rows.map((row) => ({ ...row, offset: 'later', at: until, state: 'queued' })),
  );
  const [first, ...others] = rows.map(({ key }) => key).filter((key) => fresh.has(key));
  if (first !== undefined) queueReminders(tx, [first, ...others], conversation, until, until);
}
