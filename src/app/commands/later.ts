import { quietOf } from '../../core/campaign/ladder.ts';
import type { Obligation } from '../../core/campaign/obligations.ts';
import { laterKey } from '../../core/campaign/reminder-key.ts';
import { TYPED } from '../../core/dialogue/appointment.ts';
import type { Choice, Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import { type Instant, isoInstant, MINUTE } from '../../core/time/instant.ts';
import type { QuietHours } from '../../core/time/quiet-hours.ts';
import { readAppointment } from '../../core/time/read-appointment.ts';
import { showMoment } from '../../core/time/show.ts';
import { noteAnswers } from '../note-answers.ts';
import type { Outcome, Request } from '../outcome.ts';
import { owedByAsker } from '../owed-by-asker.ts';
import type { Planner } from '../planner.ts';
import { queueReminders } from '../queue-reminders.ts';

const submit = commandChoice('submit', '', text('menu.item.submit'));

type Owed = readonly [Obligation, ...Obligation[]];

/** "Hẹn lúc…" under a reminder, or "hẹn 15h": one reminder of one's own at that time; a new time replaces the old one. */
export function createLater(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const found = await owedByAsker(planner, request, args);
    if ('outcome' in found) return found.outcome;
    const { plan, owed } = found;
    const rest = found.rest.split(TYPED).at(-1) ?? '';
    const { timeZone } = plan.campaign;
    const quiet = quietOf(plan.campaign);
    const named = args.slice(0, args.length - found.rest.length).trim();
    const ask = (why: string, about: Text['params'] = {}): Outcome => {
      const times = timesFor(request.at, owed, named, timeZone, quiet);
      if (times.length === 0) return { says: [say([text('reminder.later.none')], [submit])] };
      const parts = [text(`reminder.later.${why}`, about), text('reminder.later.choose')];
      return { says: [say(parts, times)], asks: true };
    };
    if (rest === '') return ask('ask');

    const read = readAppointment(rest, request.at, timeZone, quiet);
    if ('wrong' in read) return ask(read.wrong, { from: quiet.from, until: quiet.until });
    const end = endFor(owed, request.at);
    if (read.at >= end) return ask('after', { deadline: showDeadline(end, timeZone) });
    await promise(request, owed, read.at);
    return { says: [say([text('reminder.later.done', { when: showMoment(read.at, timeZone) })])] };
  };
}

/** Until when a reminder is of use: the last deadline to come, or the end of what is still taken late. */
function endFor(owed: Owed, at: Instant): Instant {
  const dues = owed.map(({ due }) => due).filter((due) => due > at);
  return Math.max(...(dues.length > 0 ? dues : owed.map(({ closes }) => closes))) as Instant;
}

/** In an hour, this evening and tomorrow morning, as far as they are to come, before the deadline and not at night. */
function timesFor(
  at: Instant,
  owed: Owed,
  named: string,
  timeZone: string,
  quiet: QuietHours,
): readonly Choice[] {
  const [first, ...others] = owed;
  const which = others.length === 0 ? `${first.unit} ${first.report} ${first.period}` : named;
  return QUICK.filter(({ when }) => {
    const read = readAppointment(when, at, timeZone, quiet);
    return 'at' in read && read.at - at >= SOONEST && read.at < endFor(owed, at);
  }).map(({ id, when }) => commandChoice('later', `${which} ${when}`.trim(), text(`reminder.later.${id}`)));
}

/** Short, because they travel in buttons of 64 bytes. */
const QUICK = [
  { id: 'hour', when: '60p' },
  { id: 'tonight', when: '18h nay' },
  { id: 'tomorrow', when: '8h mai' },
] as const;

/** Whoever asks to be reminded later means later than this. */
const SOONEST = 30 * MINUTE;

async function promise({ tx, at, conversation }: Request, owed: Owed, until: Instant) {
  const { account } = conversation;
  const rows = owed.map(({ key, commune, campaign, unit }) => ({
    key: laterKey(key, account, isoInstant(until)),
    obligation: key,
    commune,
    campaign,
    unit,
  }));
  const answer = { kind: 'later', until, by: account, at } as const;
  await noteAnswers(
    tx,
    rows.map(({ obligation, commune, campaign, unit }) => ({
      obligation,
      commune,
      campaign,
      unit,
      ...answer,
    })),
  );
  const fresh = await tx.reminders.add(
    rows.map((row) => ({ ...row, offset: 'later', at: until, state: 'queued' })),
  );
  const [first, ...others] = rows.map(({ key }) => key).filter((key) => fresh.has(key));
  if (first !== undefined) queueReminders(tx, [first, ...others], conversation, until, until);
}
