import { say, text } from '../core/message/say.ts';
import { HOUR, type Instant, later } from '../core/time/instant.ts';
import type { Conversation, Tx } from '../ports/store.ts';

/** After a longer wait than this a reminder says nothing useful any more. */
export const TOO_LATE = 48 * HOUR;

/** One message to one contact that carries these reminders. The ledger has them already, so it is queued once. */
export function queueReminders(
  tx: Tx,
  keys: readonly [string, ...string[]],
  to: Conversation,
  at: Instant,
  notBefore: Instant = at,
): void {
  const [first, ...also] = keys;
  tx.outbox.add({
    key: `reminder:${first}:${to.channel}:${to.address}`,
    channel: to.channel,
    address: to.address,
    kind: 'reminder',
    language: to.language,
    // What it says is worked out when it is sent, from what is missing then.
    say: say([text('reminder.waiting')]),
    reminder: first,
    ...(also.length > 0 && { also }),
    notBefore,
    // A reminder that is exactly so late may still go.
    expires: later(at, TOO_LATE + 1),
  });
}
