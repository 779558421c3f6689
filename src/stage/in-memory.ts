import { randomBytes } from 'node:crypto';
import { createWeb } from '../adapters/channels/web/index.ts';
import { createMovableClock, type MovableClock } from '../adapters/clock/movable-clock.ts';
import { createCipher } from '../adapters/crypto/cipher.ts';
import { createIds } from '../adapters/crypto/ids.ts';
import { createMemoryMedia } from '../adapters/media/memory-media.ts';
import { openSqliteStore } from '../adapters/storage/sqlite.ts';
import { createFastForward, type FastForward } from '../app/fast-forward.ts';
import { createOpenFile } from '../app/media/open-file.ts';
import { type App, compose } from '../compose.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Store } from '../ports/store.ts';
import type { WebChannel } from '../ports/web-channel.ts';
import type { Content } from '../read-content.ts';
import type { Sample } from './sample.ts';

export interface Stage extends App {
  readonly store: Store;
  readonly web: WebChannel;
  readonly clock: MovableClock;
  readonly forward: FastForward;
}

type OnError = (what: string, error: unknown) => void;

/** The whole product for one campaign, in memory, on a clock that stands still until it is moved. */
export async function openInMemory(
  { words, catalogue }: Content,
  { content }: Sample,
  at: Instant,
  onError: OnError,
): Promise<Stage> {
  const cipher = createCipher(randomBytes(32));
  const store = await openSqliteStore({ file: ':memory:', backups: '', cipher, ids: createIds() });
  const clock = createMovableClock(at);
  const { id: commune } = content.commune;
  const media = createMemoryMedia();
  const web = createWeb({ name: 'web', commune, clock, openFile: createOpenFile({ store, media }) });
  const app = await compose({
    content: { words, catalogue: { ...catalogue, communes: new Map([[commune, content]]) } },
    store,
    cipher,
    clock,
    ids: createIds(),
    media,
    channels: [web],
    onError,
  });
  return {
    ...app,
    store,
    web,
    clock,
    forward: createFastForward({ planner: app.planner, clock, tick: app.loop.tick, wakeAt: app.wakeAt }),
  };
}
