import type { Campaign } from '../campaign/campaign.ts';
import type { Deadline } from '../campaign/deadline.ts';
import type { Pause } from '../campaign/pause.ts';
import type { Report } from '../campaign/report.ts';
import type { Day } from '../time/day.ts';
import { isoInstant } from '../time/instant.ts';
import type { DatedChange } from './change.ts';

/** The plan as it is after these changes, in their order. */
export const layCampaign = (campaign: Campaign, changes: readonly DatedChange[]): Campaign =>
  changes.reduce(layOne, campaign);

function layOne(campaign: Campaign, { change, at }: DatedChange): Campaign {
  const { pauses, reports } = campaign;
  switch (change.type) {
    case 'deadline-moved':
      return {
        ...campaign,
        reports: reports.map((report) =>
          report.id === change.report ? movedReport(report, change.period, change.through) : report,
        ),
      };
    case 'campaign-paused':
      return { ...campaign, pauses: [...pauses, { from: isoInstant(at) }] };
    case 'campaign-resumed':
      return { ...campaign, pauses: pauses.map((pause) => endPause(pause, isoInstant(at))) };
    default:
      return campaign;
  }
}

const endPause = (pause: Pause, until: string): Pause =>
  pause.until === undefined ? { ...pause, until } : pause;

/** A date of its own is changed where it stands; one time of many that come again is an exception beside them. */
function movedReport(report: Report, period: string, through: Day): Report {
  const due = report.due.map((deadline) => (isOf(deadline, period) ? movedTo(deadline, through) : deadline));
  if (due.some((deadline, n) => deadline !== report.due[n])) return { ...report, due };
  return { ...report, moved: [...report.moved.filter((one) => one.period !== period), { period, through }] };
}

const isOf = (deadline: Deadline, period: string): boolean =>
  deadline.every === undefined && (deadline.period ?? deadline.phase ?? 'once') === period;

function movedTo(deadline: Deadline, through: Day): Deadline {
  const { before: _, ...rest } = deadline as Extract<Deadline, { every?: undefined }>;
  return { ...rest, through };
}
