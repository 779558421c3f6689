import type { Campaign } from '../campaign/campaign.ts';
import type { Obligation } from '../campaign/obligations.ts';
import type { Unit } from '../campaign/unit.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { dayOf, daysBetween } from '../time/day.ts';
import { type Instant, later } from '../time/instant.ts';
import { showDay } from '../time/show.ts';
import { showDeadline } from './show-deadline.ts';

/** What a reminder says, worked out when it is sent: which report, how long there is, and what the unit itself lacks. */
export function reminderText(
  campaign: Campaign,
  unit: Unit,
  { report: id, due, closes }: Obligation,
  lacks: readonly Text[],
  at: Instant,
): readonly Text[] {
  const { timeZone } = campaign;
  const report = campaign.reports.find((one) => one.id === id);
  const days = daysBetween(dayOf(at, timeZone), dayOf(later(due, -1), timeZone));
  const about = {
    unit: plain(unit.name),
    report: plain(report?.title ?? id),
    deadline: showDeadline(due, timeZone),
    days,
    closes: showDay(dayOf(later(closes, -1), timeZone)),
  };
  const when = at >= due ? 'overdue' : days === 0 ? 'today' : 'soon';
  // A task is not filed, it is done.
  const key = report?.kind === 'task' ? `reminder.task.${when}` : `reminder.${when}`;
  return [text(key, about), ...lacks];
}
