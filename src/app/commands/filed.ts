import { may } from '../../core/access/access.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { DutyRound, Fate } from '../../core/report/duties.ts';
import { reportTitle } from '../../core/report/report-title.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import { showMoment } from '../../core/time/show.ts';
import { loadBoard } from '../load-board.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';

/** Deadlines in one answer; older ones are on the board and in the files. */
const SHOWN = 5;

/** "ai đã nộp", "ai nộp muộn": for each deadline who filed in time, who late and who has not. */
export function createFiled(planner: Planner) {
  return async ({ tx, at, door: { commune }, grants }: Request): Promise<Outcome> => {
    if (!may(grants, 'see-missing', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { rounds } = await loadBoard(tx, plan, at);
    const asOf = showMoment(at, plan.campaign.timeZone);
    if (rounds.length === 0) return { says: [say([text('report.missing.none-open', { asOf })])] };
    return {
      says: [
        say([
          text('report.missing.head', { asOf }),
          ...rounds.slice(0, SHOWN).map((round) => sayRound(plan, round)),
        ]),
      ],
    };
  };
}

function sayRound({ campaign, content }: Plan, { report, due, duties }: DutyRound): Text {
  const namesOf = (fate: Fate): Text => {
    const units = new Set(
      duties.filter((duty) => duty.fate === fate).map(({ obligation }) => obligation.unit),
    );
    const names = content.units.filter(({ id }) => units.has(id)).map(({ name }) => name);
    return names.length === 0 ? text('query.filed.nobody') : plain(names.join(', '));
  };
  return text('query.filed.round', {
    report: plain(reportTitle(campaign, report)),
    deadline: showDeadline(due, campaign.timeZone),
    onTime: namesOf('on-time'),
    late: namesOf('late'),
    missing: namesOf(duties.some(({ fate }) => fate === 'overdue') ? 'overdue' : 'open'),
  });
}
