import type { Instant } from '../../core/time/instant.ts';
import type { Channel, SendError } from '../../ports/channel.ts';
import type { OutboxRow, Tx } from '../../ports/store.ts';

/** Failures that say "not by this way", where another way may do. */
const CLOSED: ReadonlySet<string> = new Set(['blocked', 'window-closed', 'quota']);

/**
 * Puts a message that cannot go this way on the next one: the chat's new address, or another chat of the same person
 * that is open. Returns by which channel; undefined when there is none, and a person has to call.
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
    tx.outbox.add({ ...draft, key: `${row.key}>moved`, address: error.movedTo, notBefore: at });
    return row.channel;
  }
  // What answers a message belongs where it was asked, and what is private nowhere else.
  if (!CLOSED.has(failure) || row.kind === 'reply' || row.kind === 'private') return undefined;
  const [first, ...tried] = row.key.split('>');
  const [presence] = await tx.conversations.presence([row]);
  if (first === undefined || presence === undefined) return undefined;
  const own = channels.find(({ name }) => name === row.channel);
  for (const contact of await tx.conversations.ofAccounts([presence.account])) {
    const other = channels.find(({ name, commune }) => name === contact.channel && commune === own?.commune);
    if (other === undefined || contact.leftAt !== undefined) continue;
    if (other.name === row.channel || tried.includes(other.name)) continue;
    if (other.reach?.(contact.address, contact.heardAt, at).open === false) continue;
    const { channel, address, language } = contact;
    // The way it has come stands in its key, so that it never goes in a circle.
    tx.outbox.add({
      ...draft,
      key: `${row.key}>${row.channel}>${channel}`,
      channel,
      address,
      language,
      notBefore: at,
    });
    return channel;
  }
  return undefined;
}
