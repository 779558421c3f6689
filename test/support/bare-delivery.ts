import { createDelivery, type Delivery } from '../../src/app/deliver-outbox.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { Store } from '../../src/ports/store.ts';
import { content } from './test-app.ts';
import type { VirtualTime } from './virtual-time.ts';

type Deps = Parameters<typeof createDelivery>[0];

/** Sending without the rest of the product: no reminder is judged, no file linked, and a fault of ours is noted in `bugs`. */
export function createBareDelivery(
  store: Store,
  channels: readonly Channel[],
  time: VirtualTime,
  others: Partial<Deps> = {},
): Delivery & { readonly bugs: readonly string[] } {
  const bugs: string[] = [];
  const delivery = createDelivery({
    store,
    clock: time,
    wordsOf: () => content.words,
    judgeReminder: async () => new Map(),
    linkFiles: async (_, say) => say,
    vault: { open: () => undefined },
    channels,
    holds: () => true,
    onSettled: () => {},
    onBug: (_, id, error) => void bugs.push(`${id}: ${(error as Error).message}`),
    random: () => 0,
    elapsed: time.elapsed,
    wait: time.wait,
    ...others,
  });
  return { ...delivery, bugs };
}
