import { join } from 'node:path';
import { loadCalendar } from '../../src/adapters/content/load-calendar.ts';
import { escalationsOf } from '../../src/core/campaign/escalations.ts';
import { type Obligation, obligationsOf } from '../../src/core/campaign/obligations.ts';
import { remindersOf } from '../../src/core/campaign/reminders.ts';
import type { Sample } from '../../src/stage/sample.ts';
import { castOf } from './cast-of.ts';
import { compare } from './compare.ts';
import type { Evidence } from './evidence.ts';
import type { Story } from './story.ts';

const { calendar } = loadCalendar(join(import.meta.dirname, '../../data'));

/** Every reminder that fell due is in the ledger once: sent by one message to its head or officer, or not sent with a reason. */
export function judgeReminders(
  { content, campaign }: Sample,
  { start, end }: Story,
  { reminders, outbox }: Evidence,
): string[] {
  const heads = new Set(castOf({ content, campaign }).map(({ unit }) => unit));
  const obligations: readonly Obligation[] = obligationsOf(campaign, content.units, undefined, calendar);
  const planned = [
    ...remindersOf(campaign, obligations, calendar),
    ...escalationsOf(campaign, obligations, calendar),
  ];
  const due = planned.filter(({ at }) => at >= start && at <= end);
  const carried = outbox.flatMap((row) =>
    (row.reminder?.split('\n') ?? []).map((reminder) => ({ ...row, reminder })),
  );
  const messages = Map.groupBy(carried, ({ reminder }) => reminder);
  return [
    ...compare(
      'reminder',
      due.map(({ key }) => key),
      reminders.map(({ key }) => key),
    ),
    ...due
      .filter(({ unit, to }) => to === undefined && !heads.has(unit))
      .map(({ key }) => `reminder ${key} has nobody to go to; the proof is made wrongly`),
    ...reminders.flatMap(({ key, state, reason }) => {
      const sent = (messages.get(key) ?? []).filter((row) => row.state === 'sent').length;
      if (state === 'sent') return sent === 1 ? [] : [`reminder ${key} is sent, by ${sent} messages`];
      if (sent > 0) return [`reminder ${key} is ${state}, but a message carried it`];
      if (state === 'queued') return [`reminder ${key} is still queued at the end`];
      return reason === null ? [`reminder ${key} is ${state}, and nobody knows why`] : [];
    }),
  ];
}
