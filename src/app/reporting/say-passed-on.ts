import type { Unit } from '../../core/campaign/unit.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { reportTitle } from '../../core/report/report-title.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showDay } from '../../core/time/show.ts';
import type { Plan } from '../planner.ts';

/** What a unit that is about to be merged works on for the unit that it becomes; nothing where there is no such report. */
export function sayPassedOn({ campaign, passedOn, units }: Plan, unit: Unit, at: Instant): readonly Text[] {
  const passed = passedOn.filter((one) => one.unit === unit.id && one.opens <= at && at < one.closes);
  if (passed.length === 0) return [];
  const lines = passed.map(({ report, due, closes }) =>
    text('report.submit.passed-on', {
      report: plain(reportTitle(campaign, report)),
      deadline: showDeadline(due, campaign.timeZone),
      unit: plain(unit.name),
      heir: plain(units.get(unit.into?.[0] ?? '')?.name ?? ''),
      from: showDay(unit.until ?? dayOf(closes, campaign.timeZone)),
    }),
  );
  return [...lines, text('report.submit.until-then')];
}
