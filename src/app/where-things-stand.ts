import { joinTexts } from '../core/flow/spoken.ts';
import { plain, type Say } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import { openRounds, owedBy } from '../core/report/owing.ts';
import { showDeadline } from '../core/report/show-deadline.ts';
import { dayOf } from '../core/time/day.ts';
import type { Instant } from '../core/time/instant.ts';
import { showDay } from '../core/time/show.ts';
import type { Tx } from '../ports/store.ts';
import type { Planner } from './planner.ts';

/** For whoever takes over a unit: what is on its list, what it has filed, what it owes, when it was last reminded. */
export async function whereThingsStand(
  tx: Tx,
  planner: Planner,
  commune: string,
  unitId: string,
  at: Instant,
): Promise<Say | undefined> {
  const plan = planner.current(commune, at);
  const unit = plan?.units.get(unitId);
  if (plan === undefined || unit === undefined) return undefined;
  const { campaign, obligations } = plan;
  const filed = new Set((await tx.submissions.of(commune, campaign.id)).map(({ obligation }) => obligation));
  const owed = owedBy(openRounds(obligations.values(), filed, at), unit.id);
  const rows = await tx.entries.list(commune, campaign.id, unit.id);
  const reminded = (await tx.reminders.of(commune, campaign.id)).findLast(
    (row) => row.unit === unit.id && row.state === 'sent' && !row.offset.startsWith('to-'),
  );
  const done = [...obligations.values()].filter((one) => one.unit === unit.id && filed.has(one.key)).length;
  const titleOf = (id: string) => plain(campaign.reports.find((report) => report.id === id)?.title ?? id);
  const lines = owed.map(({ report, due }) =>
    text(at < due ? 'role.standing.owed' : 'role.standing.late', {
      report: titleOf(report),
      deadline: showDeadline(due, campaign.timeZone),
    }),
  );
  return say(
    [
      text('role.standing.head', { unit: plain(unit.name), campaign: plain(campaign.short) }),
      text('role.standing.list', { rows: rows.length, done }),
      ...(lines.length > 0 ? joinTexts('flow.lines', lines) : [text('role.standing.nothing')]),
      ...(reminded === undefined
        ? []
        : [text('role.standing.reminded', { day: showDay(dayOf(reminded.at, campaign.timeZone)) })]),
    ],
    [
      commandChoice('list', unit.id, text('menu.item.list')),
      ...(owed.length > 0 ? [commandChoice('submit', unit.id, text('menu.item.submit'))] : []),
    ],
  );
}
