import type { Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { Instant } from '../../core/time/instant.ts';
import { canFollow } from '../../core/violation/state.ts';
import { coarse } from '../../core/violation/tip-clock.ts';
import type { Tip, Tx } from '../../ports/store.ts';

/** "Đã được xử lý chưa?": no brings the tip back to verification. Asked of nobody before it was answered. */
export async function reportHandled(
  tx: Tx,
  tip: Tip,
  { isHandled, followUp }: { readonly isHandled: boolean; readonly followUp: string },
  at: Instant,
): Promise<Text> {
  if (tip.state !== 'answered' && tip.state !== 'closed') return text('violation.handled.early');
  const reopened = !isHandled && canFollow(tip.state, 'verifying');
  await tx.followUps.remove(followUp);
  await tx.tips.change(tip.id, tip.version, {
    handled: isHandled ? 'yes' : 'no',
    ...(reopened && { state: 'verifying', since: coarse(at), waits: 'desk' }),
    clear: reopened ? ['outcome'] : [],
  });
  return text(`violation.handled.${isHandled ? 'yes' : 'no'}`);
}
