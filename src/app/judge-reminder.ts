import type { Grant, Role } from '../core/access/access.ts';
import type { ClimbsTo } from '../core/campaign/escalation.ts';
import { ladderOf } from '../core/campaign/ladder.ts';
import { isPaused } from '../core/campaign/pause.ts';
import { laterKey, readReminderKey } from '../core/campaign/reminder-key.ts';
import type { Firing } from '../core/campaign/reminders.ts';
import { notice } from '../core/dialogue/notice.ts';
import type { Say } from '../core/message/message.ts';
import { isAcknowledged } from '../core/report/acknowledged.ts';
import { MENU } from '../core/report/menu-flow.ts';
import { dayOf } from '../core/time/day.ts';
import { HOUR, type Instant, isoInstant, later } from '../core/time/instant.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import type { Conversation, OutboxRow, OutboxSettlement, Tx } from '../ports/store.ts';
import { composeReminder, type Owed } from './compose-reminder.ts';
import { firingOf, isExtended } from './firing-of.ts';
import { inChargeOf } from './in-charge.ts';
import { firingsBetween, type Plan, type Planner } from './planner.ts';

/**
 * What becomes of a reminder at the moment of sending. A digest may go out without some of its reminders; why is in
 * `cleared`, by their keys.
 */
export type Verdict =
  | { readonly say: Say; readonly cleared?: ReadonlyMap<string, string> }
  | { readonly settle: OutboxSettlement };
export type JudgeReminder = (
  tx: Tx,
  commune: string,
  rows: readonly OutboxRow[],
  at: Instant,
) => Promise<ReadonlyMap<number, Verdict>>;

type Judged = { readonly owed: Owed; readonly to: ClimbsTo | undefined } | { readonly cleared: string };

/**
 * A reminder is judged again when it is sent: whoever no longer owes, or no longer is in charge, gets none and the reason
 * is kept; at night it waits; its words are worked out from what is missing now.
 */
export function createJudgeReminder(planner: Planner): JudgeReminder {
  return async (tx, commune, rows, at) => {
    const reminders = rows.filter(({ reminder }) => reminder !== undefined);
    if (reminders.length === 0) return new Map();

    const conversations = await tx.conversations.load(reminders);
    const accounts = conversations.map(({ account }) => account);
    const grants = await tx.grants.of(accounts, at);
    const verdicts = new Map<number, Verdict>();
    for (const [n, row] of reminders.entries()) {
      const conversation = conversations[n] as Conversation;
      const { account } = conversation;
      const verdict = await judgeRow(tx, commune, row, account, grants.get(account) ?? [], at);
      verdicts.set(row.id, verdict);
      if ('settle' in verdict) continue;
      const dialogue = notice(conversation.dialogue, verdict.say.choices, MENU);
      if (dialogue !== conversation.dialogue) tx.conversations.save({ ...conversation, dialogue });
    }
    return verdicts;
  };

  async function judgeRow(
    tx: Tx,
    commune: string,
    row: OutboxRow,
    account: string,
    grants: readonly Grant[],
    at: Instant,
  ): Promise<Verdict> {
    const cleared = new Map<string, string>();
    const owed: Owed[] = [];
    let to: ClimbsTo | undefined;
    for (const key of remindersIn(row)) {
      const judged = await judge(tx, commune, key, account, grants, at);
      if ('cleared' in judged) cleared.set(key, judged.cleared);
      else {
        owed.push(judged.owed);
        to = judged.to;
      }
    }
    const [first, ...others] = owed;
    if (first === undefined) {
      const [reason = 'no-longer-planned'] = cleared.values();
      return { settle: { state: 'cleared', reason } };
    }
    const { campaign } = first.plan;
    const report = campaign.reports.find(({ id }) => id === first.obligation.report);
    const { quiet } = ladderOf(campaign.reminders, report?.reminders);
    const morning = afterQuiet(at, campaign.timeZone, quiet);
    if (morning > at) return { settle: { state: 'pending', notBefore: morning, reason: 'quiet-hours' } };
    return { say: await composeReminder(tx, [first, ...others], to, at), cleared };
  }

  async function judge(
    tx: Tx,
    commune: string,
    key: string,
    account: string,
    grants: readonly Grant[],
    at: Instant,
  ): Promise<Judged> {
    const { obligation: owing, campaign, what } = readReminderKey(key);
    const plan = planner.of(commune, campaign, at);
    const obligation = plan?.obligations.get(owing);
    const unit = plan?.content.units.find(({ id }) => id === obligation?.unit);
    const isAsked = what.startsWith('later/') || what.startsWith('hand/');
    if (plan === undefined || obligation === undefined || unit === undefined)
      return { cleared: 'no-longer-planned' };
    if (isPaused(plan.campaign, at)) return { cleared: 'paused' };
    if (at >= obligation.closes) return { cleared: 'closed' };
    const firing = firingOf(plan, key);
    if (firing === undefined && !isAsked)
      return { cleared: isExtended(plan, key, owing) ? 'extended' : 'no-longer-planned' };
    // The deadline was moved while it waited, and with it the day on which it is to be said.
    if (firing !== undefined && firing.at > at) return { cleared: 'superseded' };

    const to = firing?.to;
    const isOfCommune = to === 'officer' || to === 'leader';
    const holds = (roles: readonly Role[]): boolean =>
      grants.some(
        (grant) =>
          grant.commune === commune &&
          grant.unit === (isOfCommune ? null : unit.id) &&
          roles.includes(grant.role),
      );
    const standsIn = async (): Promise<boolean> =>
      to === undefined && holds(['deputy']) && (await inChargeOf(tx, commune, unit.id, at)).role === 'deputy';
    if (!holds(isAsked ? HEADS : [to ?? 'head']) && !(await standsIn()))
      return { cleared: 'no-longer-in-charge' };
    const submissions = await tx.submissions.of(commune, plan.campaign.id);
    if (submissions.some((one) => one.obligation === owing)) return { cleared: 'already-reported' };
    // It waited so long that the next one has come.
    const since = firing === undefined ? [] : firingsBetween(plan, later(firing.at, 1), later(at, 1));
    if (since.some((newer) => newer.obligation === owing && newer.to === to))
      return { cleared: 'superseded' };
    const answers = await tx.acknowledgements.of(commune, plan.campaign.id);
    if (to !== undefined && isAcknowledged(answers, obligation, at)) return { cleared: 'acknowledged' };
    const asked = answers.findLast(
      ({ obligation: one, by, kind }) => one === owing && by === account && kind === 'later',
    )?.until;
    if (
      what.startsWith('later/') &&
      (asked === undefined || laterKey(owing, account, isoInstant(asked)) !== key)
    )
      return { cleared: 'superseded' };
    if (firing !== undefined && to === undefined && asked !== undefined && isSaidThen(firing, asked, plan))
      return { cleared: 'promised' };
    return { owed: { plan, unit, obligation }, to };
  }
}

/** They are reminded at an hour of their own on that day, or were just before: the same is not said twice. */
const isSaidThen = (firing: Firing, asked: Instant, { campaign: { timeZone } }: Plan): boolean =>
  dayOf(asked, timeZone) === dayOf(firing.at, timeZone) && asked >= later(firing.at, -2 * HOUR);

/** Who may have asked to be reminded again, or is reminded by hand. */
const HEADS: readonly Role[] = ['head', 'deputy'];

/** Every reminder that a message carries. */
export const remindersIn = ({ reminder, also = [] }: OutboxRow): readonly string[] =>
  reminder === undefined ? [] : [reminder, ...also];
