import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { createMovableClock } from '../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../src/adapters/crypto/cipher.ts';
import { createMemoryMedia } from '../src/adapters/media/memory-media.ts';
import { cast, type Part } from '../src/app/cast.ts';
import { compose } from '../src/compose.ts';
import { instant } from '../src/core/time/instant.ts';
import type { Inbound } from '../src/ports/channel.ts';
import type { Cipher } from '../src/ports/cipher.ts';
import type { Store } from '../src/ports/store.ts';
import { readContent } from '../src/read-content.ts';
import { createRandom } from '../src/stage/random.ts';
import { findSample } from '../src/stage/sample.ts';
import { listKeepers, makeReport } from '../test/prove/traffic.ts';
import { createMemoryChannel } from './memory-channel.ts';
import type { Round, Side } from './side.ts';

const CAMPAIGN = 'nghia-trung/vnetraffic-2025';
const AT = instant('2025-12-22T08:00:00+07:00');
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
    const store = await openStore({ cipher, ids: randomUUIDv7 });
    const app = await compose({
      content,
      store,
      cipher,
      clock,
      ids: randomUUIDv7,
      media: createMemoryMedia(),
      channels: [channel],
      onError: (what, error) => {
        throw new Error(what, { cause: error });
      },
    });
    const heads = listKeepers(sample.campaign, sample.content.units).flatMap((unit) =>
      Array.from({ length: HEADS_PER_UNIT }, (_, n) => ({ unit, address: `head-${n + 1}-of-${unit.id}` })),
    );
    const parts = heads.map(({ unit, address }): Part => {
      return { channel: channel.name, address, commune: channel.commune, role: 'head', unit: unit.id };
    });
    await cast(store, parts, AT);
    const nextLine = talk(heads);

    return {
      async run(updates) {
        const messages = Array.from({ length: updates }, (_, n) => nextLine(`update-${n}`));
        for (let n = 0; n < updates; n += batch) {
          await app.handleInbound(channel, messages.slice(n, n + batch));
          void app.loop.drain();
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

  /** Everybody talks at once, each in their own report: one line of every head, then the next. */
  function talk(heads: readonly { unit: (typeof sample.content.units)[number]; address: string }[]) {
    const random = createRandom(1);
    const waiting = heads.map((): string[] => []);
    let turn = 0;
    let serial = 0;
    return (key: string): Inbound => {
      const n = turn++ % heads.length;
      const { unit, address } = heads[n] as (typeof heads)[number];
      const lines = waiting[n] as string[];
      if (lines.length === 0) lines.push(...makeReport(random, sample.campaign, unit, ++serial).lines);
      return { key, address, at: AT, heard: { text: lines.shift() as string } };
    };
  }

  return { open };
}
