import type { Channel } from '../ports/channel.ts';
import type { Store } from '../ports/store.ts';
import type { HandleInbound } from './handle-inbound.ts';

interface Deps {
  readonly store: Store;
  readonly channels: readonly Channel[];
  readonly handleInbound: HandleInbound;
}

const AT_ONCE = 20;

/**
 * Hears once more what was put aside and an operator asked for. Under another key, because the first one is known; so
 * that it is heard once, whatever cuts this short. What fails again is put aside again.
 */
export function createHearAgain({ store, channels, handleInbound }: Deps) {
  return async (): Promise<void> => {
    const letters = await store.transaction((tx) => tx.deadLetters.wanted(AT_ONCE));
    for (const { channel: name, message } of letters) {
      const channel = channels.find((one) => one.name === name);
      if (channel === undefined) continue;
      await handleInbound(channel, [{ ...message, key: `${message.key}~again` }]);
      await store.transaction((tx) => tx.deadLetters.drop(name, message.key));
    }
  };
}
