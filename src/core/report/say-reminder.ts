import { daysOf } from '../campaign/ladder.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';

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
  const known = REASONS.find((one) => one === reason) ?? 'other';
  return text('reminder.state.not-sent', { reason: text(`reminder.reason.${known}`) });
}

/** Words under reminder.reason.<id>. What else may stand in the ledger is a fault of ours. */
const REASONS = [
  'late',
  'already-reported',
  'acknowledged',
  'no-recipient',
  'superseded',
  'extended',
  'paused',
  'closed',
  'crashed-while-sending',
  'said-before',
  'expired',
  'no-longer-planned',
  'no-longer-in-charge',
  'blocked',
  'rejected',
  'unreachable',
  'throttled',
  'window-closed',
  'quota',
  'misconfigured',
] as const;
