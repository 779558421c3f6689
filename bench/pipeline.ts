import { randomBytes } from 'node:crypto';
import { createMovableClock } from '../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../src/adapters/crypto/cipher.ts';
import { createIds } from '../src/adapters/crypto/ids.ts';
import { createMemoryMedia } from '../src/adapters/media/memory-media.ts';
import { cast, type Part } from '../src/app/cast.ts';
import { compose } from '../src/compose.ts';
import type { Inbound } from '../src/ports/channel.ts';
import type { Cipher } from '../src/ports/cipher.ts';
import type { Store } from '../src/ports/store.ts';
import { readContent } from '../src/read-content.ts';
import { findSample } from '../src/stage/sample.ts';
import { createMemoryChannel } from './memory-channel.ts';
import type { Round, Side } from './side.ts';
import { AT, createTalk, headsOf } from './talk.ts';

const CAMPAIGN = 'nghia-trung/vnetraffic-2025';
const HEADS_PER_UNIT = 10;

export type OpenStore = (deps: { readonly cipher: Cipher; readonly ids: () => string }) => Promise<Store>;

/**
 * The product: heads report people, message by message, and every answer is delivered. Receiving does not wait for
 * sending, as with a real platform; the round ends when the last answer is delivered and settled.
 */
export function pipelineSide(openStore: OpenStore): Side {
  const content = readContent();
  const sample = findSample(content.catalogue.communes, CAMPAIGN);

  async function open(batch: number): Promise<Round> {
    const cipher = createCipher(randomBytes(32));
    const clock = createMovableClock(AT);
    const channel = createMemoryChannel(sample.content.commune.id);
    const store = await openStore({ cipher, ids: createIds() });
    const app = await compose({
      content,
      store,
      cipher,
      clock,
      ids: createIds(),
      media: createMemoryMedia(),
      channels: [channel],
      onError: (what, error) => {
        throw new Error(what, { cause: error });
      },
    });
    const heads = headsOf(sample, HEADS_PER_UNIT, (n, unit) => `head-${n}-of-${unit}`);
    const parts = heads.map(({ unit, address }): Part => {
      return { channel: channel.name, address, commune: channel.commune, role: 'head', unit: unit.id };
    });
    await cast(store, parts, AT);
    const nextLine = createTalk(sample, heads);

    return {
      async run(updates) {
        const messages = Array.from({ length: updates }, (_, n): Inbound => {
          const { address, text } = nextLine();
          return { key: `update-${n}`, address, at: AT, heard: { text } };
        });
        for (let n = 0; n < updates; n += batch) {
          await app.receive(channel, messages.slice(n, n + batch));
        }
        await app.loop.drain();
        if (channel.sent() !== updates) throw new Error(`${channel.sent()} answers to ${updates} updates`);
      },
      async close() {
        await app.loop.stop();
        await store.close();
      },
    };
  }

  return { open };
}
