import { createMovableClock, type MovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { createMemoryMedia } from '../../src/adapters/media/memory-media.ts';
import { sealInMemory } from '../../src/compose/seal-in-memory.ts';
import { type App, compose } from '../../src/compose.ts';
import { type Instant, instant } from '../../src/core/time/instant.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { Media } from '../../src/ports/media.ts';
import type { Shreds } from '../../src/ports/shreds.ts';
import type { Store } from '../../src/ports/store.ts';
import { openBlankStore } from './blank-store.ts';
import { content } from './test-app.ts';

export interface ComposedApp extends App {
  readonly store: Store;
  readonly clock: MovableClock;
  readonly errors: readonly unknown[];
  close(): Promise<void>;
}

interface Options {
  /** Stands between the product and its database, to make it fail. */
  readonly around?: (store: Store) => Store;
  readonly media?: Media;
  readonly publicUrl?: string;
  readonly shreds?: Shreds;
}

const MORNING = instant('2025-12-22T08:00:00+07:00');

/** The whole product in memory, with these channels. */
export async function composeWith(
  channels: readonly Channel[],
  at: Instant = MORNING,
  { media = createMemoryMedia(), publicUrl, shreds, around = (store) => store }: Options = {},
): Promise<ComposedApp> {
  const cipher = createCipher(new Uint8Array(32).fill(7));
  let count = 0;
  const ids = () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
  const store = await openBlankStore({ cipher, ids });
  const clock = createMovableClock(at);
  const errors: unknown[] = [];
  const app = await compose({
    content,
    store: around(store),
    cipher,
    clock,
    ids,
    media,
    ...(publicUrl !== undefined && { publicUrl: () => publicUrl }),
    ...(shreds && { sealing: { ...sealInMemory(clock), shreds } }),
    random: () => 0,
    elapsed: () => clock.now(),
    channels,
    onError: (_, error) => errors.push(error),
  });
  return { ...app, store, clock, errors, close: () => store.close() };
}
