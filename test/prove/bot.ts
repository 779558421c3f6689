import { randomUUIDv7 } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createMovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { createMemoryMedia } from '../../src/adapters/media/memory-media.ts';
import { cast } from '../../src/app/cast.ts';
import { compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/open-database.ts';
import { type Channel, SendError } from '../../src/ports/channel.ts';
import type { Store } from '../../src/ports/store.ts';
import { readContent } from '../../src/read-content.ts';
import { createRandom } from '../../src/stage/random.ts';
import { findSample } from '../../src/stage/sample.ts';
import { CHANNEL, castOf } from './cast-of.ts';
import type { Answer, Event, Orders, Task } from './wire.ts';

/** The process that is killed: the whole product, on a platform that is a file and a clock that the parent moves. */
const orders = JSON.parse(process.argv[2] ?? '') as Orders;
const { boot } = orders;
const random = createRandom(orders.seed + boot);
const journal = openSync(orders.journal, 'a');
// In one write, so that a line is there or not, whenever the process dies.
const note = (event: Event) => writeSync(journal, `${JSON.stringify({ boot, event })}\n`);
const answer = (to: Answer) => process.send?.(to);

const content = readContent();
const sample = findSample(content.catalogue.communes, orders.campaign);
const commune = sample.content.commune.id;
const { store, cipher } = await openDatabase(readConfig(process.env));
/** What each chat is being sent; there is never more than one. */
const underWay = new Map<string, string>();
const clock = createMovableClock(orders.now);
const platform = createPlatform();
const app = await compose({
  content: {
    words: content.words,
    catalogue: { ...content.catalogue, communes: new Map([[commune, sample.content]]) },
  },
  store: watch(store),
  cipher,
  clock,
  ids: randomUUIDv7,
  media: createMemoryMedia(),
  channels: [platform],
  onError: (what, error) => note({ type: 'failed', what, error: String(error) }),
});
await cast(store, castOf(sample), clock.now());
process.on('message', (task: Task) => void work(task));
// Nobody is left to tell what to do.
process.on('disconnect', () => process.exit());
app.loop.start();
answer({ type: 'ready' });

async function work({ id, now, what }: Task): Promise<void> {
  clock.moveTo(now);
  note({ type: 'began', what: what.type });
  if (what.type === 'tick') await app.loop.tick();
  else {
    await app.handleInbound(
      platform,
      what.messages.map(({ key, address, text }) => ({ key, address, at: now, heard: { text } })),
    );
    void app.loop.drain();
  }
  note({ type: 'ended', what: what.type });
  answer({ type: 'done', id });
}

/** Takes its time, and refuses now and then. */
function createPlatform(): Channel {
  let sent = 0;
  return {
    name: CHANNEL,
    commune,
    // Whole messages, so that one send is one row of the outbox.
    limits: { text: 1_000_000, choices: 1_000, choiceText: 1_000 },
    resend: orders.resend,
    async send(address) {
      await setTimeout(random.between(0, 3));
      if (random.fraction() < 0.02) throw new SendError('unreachable', 'a made-up fault of the network');
      const id = `${boot}-${++sent}`;
      note({ type: 'sent', id, key: underWay.get(address) ?? '' });
      await setTimeout(random.between(0, 3));
      return id;
    },
  };
}

/** The store itself, overheard: a channel is not told the key of what it sends. */
function watch(of: Store): Store {
  return {
    ...of,
    transaction: (work) =>
      of.transaction((tx) =>
        work({
          ...tx,
          outbox: {
            ...tx.outbox,
            async take(...about) {
              const rows = await tx.outbox.take(...about);
              for (const { address, key } of rows) underWay.set(address, key);
              return rows;
            },
          },
        }),
      ),
  };
}
