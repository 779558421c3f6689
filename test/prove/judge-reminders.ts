import { type Obligation, obligationsOf } from '../../src/core/campaign/obligations.ts';
import { remindersOf } from '../../src/core/campaign/reminders.ts';
import type { Sample } from '../../src/stage/sample.ts';
import { castOf } from './cast-of.ts';
import { compare } from './compare.ts';
import type { Evidence } from './evidence.ts';
import type { Story } from './story.ts';

/** Every reminder that fell due is in the ledger once: sent by one message to its head, or not sent with a reason. */
export function judgeReminders(
  { content, campaign }: Sample,
  { start, end }: Story,
  { reminders, outbox }: Evidence,
): string[] {
  const heads = new Set(castOf({ content, campaign }).map(({ unit }) => unit));
  const obligations: readonly Obligation[] = obligationsOf(campaign, content.units);
  const due = remindersOf(campaign, obligations).filter(({ at }) => at >= start && at <= end);
  const messages = Map.groupBy(outbox, ({ reminder }) => reminder ?? '');
  return [
    ...compare(
      'reminder',
      due.map(({ key }) => key),
      reminders.map(({ key }) => key),
    ),
    ...due
      .filter(({ unit }) => !heads.has(unit))
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
