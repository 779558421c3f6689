import type { Instant } from '../../core/time/instant.ts';
import type { Channel, SendError } from '../../ports/channel.ts';
import type { Conversation, OutboxRow, Tx } from '../../ports/store.ts';
import { TEMPLATE, templateKind } from './by-template.ts';

/** Failures that say "not by this way", where another way may do. */
const CLOSED: ReadonlySet<string> = new Set(['blocked', 'window-closed', 'quota', 'misconfigured']);

/**
 * Puts a message that cannot go this way on the next one: the chat's new address, another chat of the same person that
 * is open, or what their platform has approved. Returns by which; undefined when there is none, and a person has to call.
 */
export async function reroute(
  tx: Tx,
  channels: readonly Channel[],
  row: OutboxRow,
  failure: string,
  error: SendError | undefined,
  at: Instant,
): Promise<string | undefined> {
  const { id: _, attempts: __, progress: ___, ...draft } = row;
  if (error?.movedTo !== undefined) {
    // What is posted to the group goes to its new address from now on.
    await tx.chatGroups.move(row, error.movedTo);
    tx.outbox.add({ ...draft, key: `${row.key}>moved`, address: error.movedTo, notBefore: at });
    return row.channel;
  }
  // What answers a message belongs where it was asked, and what is private nowhere else.
  const kind = templateKind(row);
  if (!CLOSED.has(failure) || kind === undefined) return undefined;
  const tried = row.key.split('>').slice(1);
  const [presence] = await tx.conversations.presence([row]);
  if (presence === undefined) return undefined;
  const own = channels.find(({ name }) => name === row.channel);
  const chats = (await tx.conversations.ofAccounts([presence.account])).flatMap((chat) => {
    const channel = channels.find(({ name, commune }) => name === chat.channel && commune === own?.commune);
    return channel === undefined || chat.leftAt !== undefined ? [] : [{ chat, channel }];
  });
  const open = chats.find(
    ({ chat: { address, heardAt }, channel: { name, reach } }) =>
      name !== row.channel && !tried.includes(name) && reach?.(address, heardAt, at).open !== false,
  );
  if (open !== undefined) return go(open.chat, open.channel.name);
  if (tried.includes(TEMPLATE)) return undefined;
  const isShutOut = (channel: Channel): boolean => failure === 'misconfigured' && channel === own;
  const approved = chats.find(({ channel }) => channel.template?.kinds.has(kind) && !isShutOut(channel));
  return approved && go(approved.chat, TEMPLATE);

  /** The way it has come stands in its key, so that it never goes in a circle. */
  function go({ channel, address, language }: Conversation, way: string): string {
    const key = `${row.key}>${row.channel}>${way}`;
    tx.outbox.add({ ...draft, key, channel, address, language, notBefore: at });
    return way;
  }
}
