import { may } from '../../core/access/access.ts';
import type { Report } from '../../core/campaign/report.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { isSoon, openRounds, type Round } from '../../core/report/owing.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';

/** "/chuanop", "ai chưa nộp": for each report that can be filed now, the units that have not. */
export function createMissing(planner: Planner) {
  return async ({ tx, at, door, grants }: Request): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'see-missing', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };

    const submissions = await tx.submissions.of(commune, plan.campaign.id);
    const filed = new Set(submissions.map(({ obligation }) => obligation));
    const rounds = openRounds(plan.obligations.values(), filed, at);
    const asOf = showMoment(at, plan.campaign.timeZone);
    if (rounds.length === 0) return { says: [say([text('report.missing.none-open', { asOf })])] };
    return {
      says: [
        say([text('report.missing.head', { asOf }), ...rounds.map((round) => sayRound(plan, round, at))]),
      ],
    };
  };
}

function sayRound({ content, campaign }: Plan, { report: id, due, owed, missing }: Round, at: Instant): Text {
  const report = campaign.reports.find((one) => one.id === id) as Report;
  const about = {
    report: plain(report.title),
    deadline: showDeadline(due, campaign.timeZone),
    filed: owed.length - missing.length,
    owed: owed.length,
  };
  if (missing.length === 0) return text('report.missing.all-filed', about);
  if (!isSoon(due, at)) return text('report.missing.later', { ...about, missing: missing.length });
  const names = missing.map(({ unit }) => content.units.find((one) => one.id === unit)?.name ?? unit);
  const list =
    joinTexts(
      'flow.lines',
      names.map((name) => text('report.missing.unit', { name })),
    )[0] ?? plain('');
  return text(at >= due ? 'report.missing.overdue' : 'report.missing.open', {
    ...about,
    missing: missing.length,
    list,
  });
}
