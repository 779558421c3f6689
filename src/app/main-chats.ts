import type { Conversation, Tx } from '../ports/store.ts';

/**
 * Where people are written to without having asked: for each of them the chat in which they were heard last. Whoever
 * writes from two platforms is one recipient and told once; what cannot go that way goes to the other one when it is
 * sent (delivery/reroute.ts).
 */
export async function mainChats(
  { conversations }: Pick<Tx, 'conversations'>,
  accounts: readonly string[],
): Promise<readonly Conversation[]> {
  const best = new Map<string, Conversation>();
  for (const chat of await conversations.ofAccounts(accounts)) {
    const known = best.get(chat.account);
    if (known === undefined || isBetter(chat, known)) best.set(chat.account, chat);
  }
  return [...best.values()];
}

function isBetter(chat: Conversation, known: Conversation): boolean {
  if ((chat.leftAt === undefined) !== (known.leftAt === undefined)) return chat.leftAt === undefined;
  return (chat.heardAt ?? 0) > (known.heardAt ?? 0);
}
