import { type Calendar, dayOff } from '../time/calendar.ts';
import { addDays, type Day } from '../time/day.ts';
import { bulletinsOf } from './bulletins.ts';
import { type Campaign, firstDay, lastDay } from './campaign.ts';
import { type Check, error, type Finding, warning } from './finding.ts';

/** What is announced says something, within the campaign, on days that are meant. */
export const checkAnnouncements: Check = (campaign, { calendar }) =>
  campaign.announcements.flatMap((announcement, index): readonly Finding[] => {
    const path = ['announcements', index];
    const { id, says, slogans, progress, evidence, on, onHoliday } = announcement;
    if (campaign.announcements.findIndex((one) => one.id === id) < index)
      return [
        error(
          [...path, 'id'],
          `there is an announcement "${id}" already; its name tells its bulletins apart`,
        ),
      ];
    if (says.length === 0 && !progress && (slogans === 0 || campaign.slogans.length === 0))
      return [error(path, `"${id}" says nothing: give it says:, slogans: or progress: true`)];
    if (evidence !== undefined && !campaign.reports.some((report) => report.evidence.includes(evidence)))
      return [error([...path, 'evidence'], `no report asks for evidence of the kind "${evidence}"`)];
    if (bulletinsOf({ ...campaign, announcements: [announcement] }, calendar).length === 0)
      return [error([...path, 'on'], `"${id}" falls on no day: look at from, until and the phases`)];
    if (on.every !== undefined) return [];
    const moves = onHoliday === 'forward' ? calendar : undefined;
    return on.days.flatMap((day, n) => checkDay(campaign, day, [...path, 'on', 'days', n], moves));
  });

function checkDay(
  campaign: Campaign,
  day: Day,
  path: Finding['path'],
  moves: Calendar | undefined,
): readonly Finding[] {
  const first = firstDay(campaign);
  const last = lastDay(campaign);
  if (day < first) return [error(path, `${day} is before the campaign starts on ${first}`)];
  if (last !== undefined && day > addDays(last, AFTERMATH_DAYS))
    return [warning(path, `${day} is after the campaign has ended on ${last}`)];
  if (moves === undefined || dayOff(moves, day) === undefined) return [];
  return [
    warning(
      path,
      `${day} is a day off, so it is posted on the next working day; write onHoliday: keep if that day is meant`,
    ),
  ];
}

/** Results may be told some weeks after the end. */
const AFTERMATH_DAYS = 31;
