import { daysOf } from '../campaign/ladder.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { sayReason } from './say-unsent.ts';

/** "trước hạn 7 ngày" for T-7, "báo cán bộ đầu mối" for to-officer. */
export function sayStep(rung: string): Text {
  const offset = rung.replace(/@.*$/, '');
  if (!offset.startsWith('T')) return text(`reminder.step.${offset}`);
  const days = daysOf(offset);
  if (days === 0) return text('reminder.step.last-day');
  return days < 0 ? text('reminder.step.before', { days: -days }) : text('reminder.step.after', { days });
}

/** What became of a reminder, in words; the reasons are those of the ledger. */
export function sayState(state: string, reason: string | undefined): Text {
  if (state === 'sent') return text('reminder.state.sent');
  if (state === 'queued') return text('reminder.state.queued');
  return text('reminder.state.not-sent', { reason: sayReason(reason) });
}
