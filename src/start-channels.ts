import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createIds } from './adapters/crypto/ids.ts';
import { createPictures } from './adapters/pictures/pictures.ts';
import { createFileSpool } from './adapters/spool/file-spool.ts';
import { createKeepPreparing } from './app/channels/keep-preparing.ts';
import { createTendOnce } from './app/channels/tend-once.ts';
import { createOpenFile } from './app/media/open-file.ts';
import { findStrays, refuseTwins } from './channels/check-channels.ts';
import type { OpenChannel } from './channels/platform.ts';
import type { ChannelList } from './channels/read-channels.ts';
import { createSecrets } from './channels/secret.ts';
import { sealInMemory } from './compose/seal-in-memory.ts';
import { compose } from './compose.ts';
import { createPollers } from './server/pollers.ts';
import type { Running, StartParts } from './start.ts';

/** How long the start waits for platforms; what is not ready by then goes on being made ready. */
const READY_WITHIN = 10_000;
const TEND_EVERY = 60_000;

/** Real people: every channel that is configured, side by side, on one clock. */
export async function startChannels(
  parts: StartParts,
  { entries, folder }: ChannelList,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Running> {
  const { content, clock, store, cipher, media, publicUrl, onError } = parts;
  const secrets = createSecrets(env, folder);
  const pictures = createPictures(content.pictures);
  refuseTwins(entries, secrets);
  const names = entries.map(({ name }) => name);
  for (const stray of await findStrays(store, names)) onError('a channel is missing', new Error(stray));
  const opened: OpenChannel[] = [];
  for (const entry of entries) {
    const { words } = content;
    const onTrouble = (channel: string, error: Error) => onError(`${channel} has a difficulty`, error);
    const reached = parts.config.PUBLIC_URL;
    const given = {
      secrets,
      store,
      cipher,
      clock,
      words,
      pictures,
      openFile: createOpenFile({ store, media }),
      publicUrl: reached,
      dataDir: parts.config.DATA_DIR,
      onTrouble,
    };
    opened.push(await entry.open(given));
  }
  const channels = opened.map(({ channel }) => channel);
  const served = new Set(channels.map(({ commune }) => commune));
  const app = await compose({
    content: {
      words: content.words,
      catalogue: {
        ...content.catalogue,
        // A commune without a channel has nobody to remind.
        communes: new Map([...content.catalogue.communes].filter(([id]) => served.has(id))),
      },
    },
    store,
    cipher,
    clock,
    ids: createIds(),
    media,
    sealing: { ...sealInMemory(clock), shreds: parts.shreds },
    channels,
    pictures,
    spool: createFileSpool({
      folder: join(parts.config.DATA_DIR, 'spool'),
      cipher,
      onUnreadable: (file, error) => onError(`what was spooled in ${file} cannot be read`, error),
    }),
    backups: parts.backups,
    onError,
    publicUrl,
    // A file has one process; a server may have several, and none of them knows whether another one is dead.
    ...(parts.config.DATABASE_URL !== undefined && { place: randomUUIDv7() }),
  });

  const stopping = new AbortController();
  const keepPreparing = createKeepPreparing({ health: app.health, onError, wait: pause });
  const prepared = Promise.all(
    opened.map(({ channel, prepare }) => prepare && keepPreparing(channel.name, prepare, stopping.signal)),
  );
  await Promise.race([prepared, setTimeout(READY_WITHIN, undefined, { ref: false })]);
  const tendOnce = createTendOnce({ clock, health: app.health, onError });
  const tending = opened.map((one) => keepTending(one, stopping.signal));
  const { receive } = app;
  const pollers = createPollers({
    channels,
    receive,
    holds: app.leases.holds,
    onState: app.health.note,
    onError,
  });
  app.loop.start();
  pollers.start();
  return {
    app,
    async stop() {
      stopping.abort();
      await Promise.all([pollers.stop(), prepared, ...tending]);
      await app.loop.stop();
      await app.leases.release().catch((error) => onError('letting others take over', error));
    },
  };

  async function keepTending({ channel, tend }: OpenChannel, signal: AbortSignal): Promise<void> {
    while (tend !== undefined && !signal.aborted) {
      await tendOnce(channel.name, tend);
      await pause(TEND_EVERY, signal);
    }
  }
}

const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
};
