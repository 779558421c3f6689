import { serve } from '@hono/node-server';
import { createTelegram } from '../../src/adapters/channels/telegram/index.ts';
import { createMovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { createIds } from '../../src/adapters/crypto/ids.ts';
import { openLine } from '../../src/adapters/http/line.ts';
import { createMemoryMedia } from '../../src/adapters/media/memory-media.ts';
import { createPictures } from '../../src/adapters/pictures/pictures.ts';
import { cast, type Part } from '../../src/app/cast.ts';
import { compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/open-database.ts';
import { readContent } from '../../src/read-content.ts';
import { createHttp } from '../../src/server/http.ts';
import { createPollers } from '../../src/server/pollers.ts';
import { AT, headsOf } from '../talk.ts';
import { CHATS_PER_UNIT, findPlan, toChat } from './plan.ts';

/** The whole product beside the bots: the same platform, and every step in a database on the disk before it is answered. */
const { API_ROOT = '', BOT_TOKEN = '', BOT_PORT = '', RECEIVE } = process.env;
const content = readContent();
const plan = findPlan(content.catalogue);
const commune = plan.content.commune.id;
const { store, cipher } = await openDatabase(readConfig(process.env));
const clock = createMovableClock(AT);
const fail = (what: string, error: unknown): void => {
  console.error(what, error);
  process.exit(1);
};
const channel = createTelegram({
  name: 'telegram',
  commune,
  token: BOT_TOKEN,
  apiRoot: API_ROOT,
  ...(RECEIVE === 'webhook' && { hooks: `http://127.0.0.1:${BOT_PORT}/hooks` }),
  openLine,
  clock,
  words: content.words,
  pictures: createPictures(content.pictures),
  // The bots are not held back either.
  pace: {},
  onTrouble: (error) => fail('telegram', error),
});
const app = await compose({
  content: {
    words: content.words,
    catalogue: { ...content.catalogue, communes: new Map([[commune, plan.content]]) },
  },
  store,
  cipher,
  clock,
  ids: createIds(),
  media: createMemoryMedia(),
  channels: [channel],
  onError: fail,
});
const heads = headsOf(plan, CHATS_PER_UNIT, (n) => String(toChat(n)));
await cast(
  store,
  heads.map(({ unit, address }): Part => {
    return { channel: channel.name, address, commune, role: 'head', unit: unit.id };
  }),
  AT,
);
await channel.prepare(AbortSignal.timeout(10_000));
const { receive, hooks } = app;
if (RECEIVE === 'webhook') {
  const http = createHttp({ words: content.words, isLoopback: true, hooks, onError: (e) => fail('http', e) });
  serve({ fetch: http.fetch, port: Number(BOT_PORT), hostname: '127.0.0.1' }, () => process.send?.('ready'));
} else {
  createPollers({
    channels: [channel],
    receive,
    holds: () => true,
    onState: () => {},
    onError: fail,
  }).start();
  process.send?.('ready');
}
process.on('disconnect', () => process.exit(0));
