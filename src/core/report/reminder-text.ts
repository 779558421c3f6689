import type { Campaign } from '../campaign/campaign.ts';
import type { Obligation } from '../campaign/obligations.ts';
import type { Unit } from '../campaign/unit.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { dayOf, daysBetween } from '../time/day.ts';
import { type Instant, later } from '../time/instant.ts';
import { showDeadline } from './show-deadline.ts';

/** What a reminder says, worked out when it is sent: which report, how long there is, and what the unit itself lacks. */
export function reminderText(
  campaign: Campaign,
  unit: Unit,
  { report, due }: Obligation,
  lacks: readonly Text[],
  at: Instant,
): readonly Text[] {
  const { timeZone } = campaign;
  const days = daysBetween(dayOf(at, timeZone), dayOf(later(due, -1), timeZone));
  const about = {
    unit: plain(unit.name),
    report: plain(campaign.reports.find(({ id }) => id === report)?.title ?? report),
    deadline: showDeadline(due, timeZone),
    days,
  };
  const key = at >= due ? 'reminder.overdue' : days === 0 ? 'reminder.today' : 'reminder.soon';
  return [text(key, about), ...lacks];
}
