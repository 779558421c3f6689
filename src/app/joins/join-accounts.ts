import type { Instant } from '../../core/time/instant.ts';
import type { Contact, Tx } from '../../ports/store.ts';
import type { AccountJoin } from '../../ports/tables/joins.ts';

/** All that is `joined`'s becomes `kept`'s: chats, roles, consents, requests, files. What was done stays told as it was. Returns the chats. */
export async function joinAccounts(
  tx: Tx,
  join: Omit<AccountJoin, 'moved'>,
  { channel, address }: Contact,
): Promise<readonly Contact[]> {
  const { kept, joined, by, at } = join;
  const given = await tx.conversations.give(joined, kept);
  // Whoever says it in their very first words is nowhere saved yet.
  const isGiven = given.some((chat) => chat.channel === channel && chat.address === address);
  const moved = {
    chats: isGiven ? given : [...given, { channel, address }],
    grants: await tx.grants.give(joined, kept, at),
    rows: await tx.joins.giveRows(joined, kept),
  };
  tx.joins.add({ ...join, moved });
  tx.audit.add({
    at,
    actor: by,
    action: 'join-accounts',
    subject: kept,
    detail: { joined, chats: moved.chats.length },
  });
  return moved.chats;
}

/** Gives back what that join has moved and is still there: two people again. */
export async function undoJoin(tx: Tx, join: AccountJoin, by: string, at: Instant): Promise<void> {
  const { id, kept, joined, moved } = join;
  tx.joins.undo(id, at);
  await tx.conversations.give(kept, joined, moved.chats);
  await tx.grants.giveBack(moved.grants, kept, joined, at);
  await tx.joins.giveRowsBack(moved.rows, kept, joined);
  tx.audit.add({ at, actor: by, action: 'unjoin-accounts', subject: kept, detail: { joined } });
}
