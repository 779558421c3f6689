import { notice } from '../core/dialogue/notice.ts';
import type { Say } from '../core/message/message.ts';
import { MENU } from '../core/report/menu-flow.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Tx } from '../ports/store.ts';
import { mainChats } from './main-chats.ts';

interface News {
  /** The same key is told once to each contact. */
  readonly key: string;
  /** The same for all, or each their own. */
  readonly say: Say | ((account: string) => Say);
  readonly notBefore: Instant;
  readonly expires?: Instant;
  /** Whoever is being answered at this moment; they are not written to behind their own back. */
  readonly except?: string;
}

/** Tells people something that they did not ask for. Returns how many people that reaches. */
export async function notify(tx: Tx, accounts: readonly string[], news: News): Promise<number> {
  const { key, say: words, notBefore, expires, except } = news;
  const others = [...new Set(accounts)].filter((account) => account !== except);
  if (others.length === 0) return 0;
  const contacts = await mainChats(tx, others);
  for (const contact of contacts) {
    const { channel, address, language, dialogue } = contact;
    const say = typeof words === 'function' ? words(contact.account) : words;
    tx.outbox.add({
      key: `${key}:${channel}:${address}`,
      channel,
      address,
      kind: 'notice',
      language,
      say,
      notBefore,
      ...(expires !== undefined && { expires }),
    });
    // Its buttons can be answered by number too, where nothing else is being asked.
    const offering = notice(dialogue, say.choices, MENU);
    if (say.choices.length > 0 && offering !== dialogue)
      tx.conversations.save({ ...contact, dialogue: offering });
  }
  return new Set(contacts.map(({ account }) => account)).size;
}
