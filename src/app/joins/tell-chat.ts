import { notice } from '../../core/dialogue/notice.ts';
import type { Say } from '../../core/message/message.ts';
import { MENU } from '../../core/report/menu-flow.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Contact, Tx } from '../../ports/store.ts';

/** Says something in another chat of the people who are being joined, in its own language. */
export async function tellChat(tx: Tx, chat: Contact, key: string, say: Say, at: Instant): Promise<void> {
  const [conversation] = await tx.conversations.load([chat]);
  if (conversation === undefined) return;
  const { channel, address, language, dialogue } = conversation;
  tx.outbox.add({ key, channel, address, kind: 'notice', language, say, notBefore: at });
  // Where there are no buttons it is answered by number, unless something else is being asked.
  const offering = notice(dialogue, say.choices, MENU);
  if (say.choices.length > 0 && offering !== dialogue) {
    tx.conversations.save({ ...conversation, dialogue: offering });
  }
}
