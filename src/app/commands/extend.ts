import { may } from '../../core/access/access.ts';
import { extendObligation } from '../../core/campaign/extension.ts';
import { quietOf } from '../../core/campaign/ladder.ts';
import type { Obligation } from '../../core/campaign/obligations.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { readReason } from '../../core/change/read-reason.ts';
import { plain, type Say } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { sayOwed } from '../../core/report/say-owed.ts';
import { takingOf } from '../../core/report/taking.ts';
import { addDays, type Day, dayOf, endOf } from '../../core/time/day.ts';
import { type Instant, later } from '../../core/time/instant.ts';
import { afterQuiet } from '../../core/time/quiet-hours.ts';
import { type DayInText, readDayIn } from '../../core/time/read-day.ts';
import { findUnit } from '../find-unit.ts';
import { mainChats } from '../main-chats.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';

/** "/giahan thôn 3 10/1 mưa lũ", "gia hạn thôn 3 thêm 5 ngày vì mưa lũ": puts off what a unit still owes, with a reason that is kept; its head is told. */
export function createExtend(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { at, door, grants } = request;
    if (!may(grants, 'extend-deadline', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { timeZone } = plan.campaign;

    const typed = args.normalize('NFC');
    const named = MORE.test(typed) ? undefined : readDayIn(args, dayOf(at, timeZone));
    const more = named === undefined ? (MORE.exec(typed) ?? DAYS.exec(typed))?.groups : undefined;
    const read = more ?? named;
    if (read === undefined || read['before'] === '') return { says: [say([text('reminder.extend.usage')])] };
    const { before = '', after = '' } = read;
    const found = findUnit(plan.content.units, before.replace(UNTIL, ''), 'extend');
    // A unit's button would lose the day and the reason, so it is typed again.
    if ('ask' in found) return { says: [say([text('reminder.extend.which-unit')])] };
    const { unit } = found;
    const reason = readReason(after);
    if (reason === '') return { says: [say([text('reminder.extend.why', { unit: plain(unit.name) })])] };

    const open = await openOf(request, plan, unit);
    const on =
      more === undefined ? (read as DayInText).day : daysAfter(open, Number(more['days']), at, timeZone);
    const due = endOf(on, timeZone);
    const owed = open.filter((one) => one.due < due);
    if (owed.length === 0)
      return { says: [say([text('reminder.extend.nothing', { unit: plain(unit.name) })])] };
    return { says: [await extend(request, plan, unit, owed, due, reason)], replans: true };
  };
}

/** "thôn 3 thêm 5 ngày vì mưa lũ". */
const MORE = /^(?<before>.*?)\s+(?:thêm|them)\s+(?<days>\d{1,3})\s+(?:ngày|ngay)(?<after>.*)$/iu;
/** "Thôn 3 5 ngày vì mưa lũ", where no day is named. */
const DAYS = /^(?<before>.*?)\s+(?<days>\d{1,3})\s+(?:ngày|ngay)(?<after>.*)$/iu;
/** What stands between the unit and the day. */
const UNTIL = /(?:\s+(?:đến|tới|den|toi|until|to))?(?:\s+(?:hết|het))?(?:\s+(?:ngày|ngay))?$/iu;

/** From the earliest deadline that is still to come, or from today where all are over. */
function daysAfter(open: readonly Obligation[], days: number, at: Instant, timeZone: string): Day {
  const next = open.map(({ due }) => due).filter((due) => due > at);
  const last =
    next.length === 0 ? dayOf(at, timeZone) : dayOf(later(Math.min(...next) as Instant, -1), timeZone);
  return addDays(last, days);
}

/** What the unit has not filed; one that was closed already is opened again. */
async function openOf({ tx, at }: Request, plan: Plan, unit: Unit) {
  const submissions = await tx.submissions.of(plan.campaign.commune, plan.campaign.id);
  const filed = new Set(submissions.map(({ obligation }) => obligation));
  return [...plan.obligations.values()].filter(
    (one) => one.unit === unit.id && takingOf(one, at) !== 'coming' && !filed.has(one.key),
  );
}

async function extend(
  { tx, at, conversation }: Request,
  plan: Plan,
  unit: Unit,
  owed: readonly Obligation[],
  due: Instant,
  reason: string,
): Promise<Say> {
  const { campaign } = plan;
  const { account: by } = conversation;
  const keys = new Set(owed.map(({ key }) => key));
  const numbers: number[] = [];
  for (const obligation of keys) {
    const place = { commune: campaign.commune, campaign: campaign.id, at, by };
    const change = { type: 'deadline-extended', obligation, due, reason } as const;
    numbers.push(await tx.changes.add({ ...place, change }));
    tx.audit.add({ at, actor: by, action: 'extend-deadline', subject: obligation, detail: { due } });
  }
  // What the old deadline would still have sent dies here, with a reason.
  const dead = plan.firings.filter((firing) => keys.has(firing.obligation) && firing.at > at);
  await tx.reminders.add(
    dead.map(({ key, obligation, offset, at: when }) => ({
      key,
      obligation,
      commune: campaign.commune,
      campaign: campaign.id,
      unit: unit.id,
      offset,
      at: when,
      state: 'dropped',
      reason: 'extended',
    })),
  );
  const about = { unit: plain(unit.name), reason: plain(reason) };
  const lines = sayOwed(
    plan,
    owed.map((obligation) => extendObligation(obligation, { due })),
  );
  const heads = await tx.grants.holders(campaign.commune, unit.id, ['head', 'deputy'], at);
  for (const { channel, address, language } of await mainChats(tx, heads)) {
    tx.outbox.add({
      key: `extended:${[...keys][0]}:${due}:${at}:${channel}:${address}`,
      channel,
      address,
      kind: 'notice',
      language,
      say: say([text('reminder.extend.told', about), ...lines]),
      notBefore: afterQuiet(at, campaign.timeZone, quietOf(campaign)),
      expires: due,
    });
  }
  // Several are taken back one by one, from the list.
  const [only, ...others] = numbers;
  const back =
    only !== undefined && others.length === 0
      ? commandChoice('undo', String(only), text('change.choice.undo'))
      : commandChoice('changes', '', text('reminder.extend.changes'));
  return say([text('reminder.extend.done', about), ...lines], [back]);
}
