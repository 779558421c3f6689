import type { Role } from '../core/access/access.ts';
import type { Say } from '../core/message/message.ts';
import type { Instant } from '../core/time/instant.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import type { Tx } from '../ports/store.ts';

interface Notice {
  /** The same key twice is one notice to each. */
  readonly key: string;
  readonly commune: string;
  /** Null for those who work for the whole commune. */
  readonly unit: string | null;
  readonly roles: readonly Role[];
  /** Somebody who knows already. */
  readonly except?: string;
  readonly timeZone: string;
  readonly at: Instant;
  readonly say: Say;
}

/** A message to everybody who holds one of these roles there, after the quiet hours. Returns how many chats it goes to. */
export async function tellRoles(tx: Tx, notice: Notice): Promise<number> {
  const { key, commune, unit, roles, except, timeZone, at, say } = notice;
  const holders = await tx.grants.holders(commune, unit, roles, at);
  const accounts = [...new Set(holders)].filter((account) => account !== except);
  const conversations = accounts.length === 0 ? [] : await tx.conversations.ofAccounts(accounts);
  for (const { channel, address, language } of conversations) {
    tx.outbox.add({
      key: `${key}:${channel}:${address}`,
      channel,
      address,
      kind: 'notice',
      language,
      say,
      notBefore: afterQuiet(at, timeZone),
    });
  }
  return conversations.length;
}
