import type { Instant } from '../core/time/instant.ts';
import { isPrivateFlow } from '../core/violation/private-flows.ts';
import type { Door, Inbound } from '../ports/channel.ts';
import type { Conversation, Tx } from '../ports/store.ts';

/** Kept for people; not where nothing of it may be readable on a disk. */
export function putAside(
  tx: Tx,
  { name: channel }: Door,
  message: Inbound,
  reason: string,
  at: Instant,
  conversation: Conversation | undefined,
): void {
  const { key, address } = message;
  const { session, parked = [] } = conversation?.dialogue ?? {};
  const isPrivate = [...parked, ...(session ? [session] : [])].some(({ flow }) => isPrivateFlow(flow));
  tx.inbox.park(channel, key, reason);
  tx.deadLetters.add({ channel, key, address, at, reason }, isPrivate ? undefined : message);
}

/** "TypeError at src/app/converse.ts:72": the words of an error may repeat what somebody said. */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const [, place] = /(src\/[^\s:]+\.ts:\d+)/.exec(error.stack ?? '') ?? [];
  return place === undefined ? error.name : `${error.name} at ${place}`;
}
