import { ConfigError } from '../config.ts';
import type { Store } from '../ports/store.ts';
import type { ChannelEntry } from './platform.ts';
import type { Secrets } from './secret.ts';

/** Two channels with one bot would send past each other and steal each other's messages. Throws ConfigError. */
export function refuseTwins(entries: readonly ChannelEntry[], secrets: Secrets): void {
  const names = new Map<string, string>();
  for (const entry of entries) {
    const account = entry.account(secrets);
    const other = names.get(account);
    if (other !== undefined)
      throw new ConfigError(
        `The channels ${other} and ${entry.name} have the same bot; each needs one of its own.`,
      );
    names.set(account, entry.name);
  }
}

/** Made-up people tried the bot there before it had a channel. */
const SIMULATOR = 'web';

/** Channels that people once wrote through and that nobody has written down any more, a sentence each. */
export async function findStrays(store: Store, names: readonly string[]): Promise<readonly string[]> {
  const chats = await store.transaction((tx) => tx.conversations.channels());
  return [...chats]
    .filter(([channel]) => channel !== SIMULATOR && !names.includes(channel))
    .map(
      ([channel, count]) =>
        `The database has ${count} chats of a channel ${channel}, and none is called so now. ` +
        'If it was renamed, give it its old name back: the name stands with every conversation.',
    );
}
