import type { Grant } from '../core/access/access.ts';
import { ladderOf } from '../core/campaign/ladder.ts';
import type { Obligation } from '../core/campaign/obligations.ts';
import type { Unit } from '../core/campaign/unit.ts';
import { notice } from '../core/dialogue/notice.ts';
import type { Say } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import { listOf } from '../core/report/list-of.ts';
import { MENU } from '../core/report/menu-flow.ts';
import { reminderText } from '../core/report/reminder-text.ts';
import { type Instant, later } from '../core/time/instant.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import type { Conversation, OutboxRow, OutboxSettlement, Tx } from '../ports/store.ts';
import { unitLines } from './commands/total.ts';
import { loadUnitFigures } from './load-figures.ts';
import { firingsBetween, type Plan, type Planner } from './planner.ts';

/** What becomes of a reminder at the moment of sending. */
export type Verdict = { readonly say: Say } | { readonly settle: OutboxSettlement };
export type JudgeReminder = (
  tx: Tx,
  commune: string,
  rows: readonly OutboxRow[],
  at: Instant,
) => Promise<ReadonlyMap<number, Verdict>>;

/**
 * A reminder is judged again when it is sent: whoever no longer owes, or no longer is the head of the unit, gets none
 * and the reason is kept; at night it waits; its words are worked out from what is missing now.
 */
export function createJudgeReminder(planner: Planner): JudgeReminder {
  return async (tx, commune, rows, at) => {
    const reminders = rows.filter(({ reminder }) => reminder !== undefined);
    if (reminders.length === 0) return new Map();

    const conversations = await tx.conversations.load(reminders);
    const accounts = conversations.map(({ account }) => account);
    const grants = await tx.grants.of(accounts, at);
    const verdicts = new Map<number, Verdict>();
    for (const [n, { id, reminder = '' }] of reminders.entries()) {
      const conversation = conversations[n] as Conversation;
      const verdict = await judge(tx, commune, reminder, grants.get(conversation.account) ?? [], at);
      verdicts.set(id, verdict);
      if ('settle' in verdict) continue;
      const dialogue = notice(conversation.dialogue, verdict.say.choices, MENU);
      if (dialogue !== conversation.dialogue) tx.conversations.save({ ...conversation, dialogue });
    }
    return verdicts;
  };

  async function judge(
    tx: Tx,
    commune: string,
    reminder: string,
    grants: readonly Grant[],
    at: Instant,
  ): Promise<Verdict> {
    const plan = planner
      .all(at)
      .find(({ content, firingByKey }) => content.commune.id === commune && firingByKey.has(reminder));
    const firing = plan?.firingByKey.get(reminder);
    const obligation = firing && plan?.obligations.get(firing.obligation);
    const unit = plan?.content.units.find(({ id }) => id === firing?.unit);
    if (plan === undefined || firing === undefined || obligation === undefined || unit === undefined)
      return cleared('no-longer-planned');
    const isHead = grants.some(
      (held) => held.role === 'head' && held.commune === commune && held.unit === unit.id,
    );
    if (!isHead) return cleared('no-longer-in-charge');
    const submissions = await tx.submissions.of(commune, plan.campaign.id);
    if (submissions.some(({ obligation: key }) => key === obligation.key)) return cleared('already-reported');
    // It waited so long that the next one has come.
    const since = firingsBetween(plan, later(firing.at, 1), later(at, 1));
    if (since.some((newer) => newer.obligation === firing.obligation)) return cleared('superseded');

    const report = plan.campaign.reports.find(({ id }) => id === obligation.report);
    const { quiet } = ladderOf(plan.campaign.reminders, report?.reminders);
    const morning = afterQuiet(at, plan.campaign.timeZone, quiet);
    if (morning > at) return { settle: { state: 'pending', notBefore: morning, reason: 'quiet-hours' } };
    return { say: await compose(tx, plan, unit, obligation, at) };
  }
}

async function compose(tx: Tx, plan: Plan, unit: Unit, obligation: Obligation, at: Instant): Promise<Say> {
  const isList = plan.campaign.reports.find(({ id }) => id === obligation.report)?.list !== undefined;
  const lacks = isList ? unitLines(plan, unit, await loadUnitFigures(tx, plan, unit, at), at) : [];
  const add = listOf(plan.campaign, unit)
    ? [commandChoice('report', unit.id, text('reminder.report-now'))]
    : [];
  return say(reminderText(plan.campaign, unit, obligation, lacks, at), [
    ...add,
    commandChoice('submit', unit.id, text('menu.item.submit')),
    commandChoice('list', unit.id, text('menu.item.list')),
  ]);
}

const cleared = (reason: string): Verdict => ({ settle: { state: 'cleared', reason } });
