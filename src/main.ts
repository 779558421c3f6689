import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createWeb } from './adapters/channels/web/index.ts';
import { createMovableClock } from './adapters/clock/movable-clock.ts';
import { createLog } from './adapters/log/log.ts';
import { createFolderMedia } from './adapters/media/folder-media.ts';
import { compose } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { openDatabase } from './open-database.ts';
import { StoreBusy } from './ports/store.ts';
import { readContent } from './read-content.ts';
import { createHttp } from './server/http.ts';
import { findSample, sampleStart, UnknownSample } from './stage/sample.ts';
import { createSimulation, SIMULATOR_CLOCK } from './stage/simulation.ts';

/** Every mistake an operator can make ends here with one sentence, and without a stack. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const content = readContent();
  for (const { severity, file, line, column, message } of content.problems) {
    log[severity === 'error' ? 'error' : 'debug'](`${file}:${line}:${column}: ${message}`);
  }
  const sample = findSample(content.catalogue.communes, config.CAO_DIEM_SAMPLE);
  const { store, cipher } = await openDatabase(config);
  const media = createFolderMedia({ folder: join(config.DATA_DIR, 'media'), cipher });

  const shown = await store.transaction((tx) => tx.marks.get(SIMULATOR_CLOCK));
  const clock = createMovableClock(shown ?? sampleStart(sample), () => performance.now());
  const web = createWeb({ name: 'web', commune: sample.content.commune.id, clock, media });
  const channels = [web];
  // Known when the port is; nobody asks before.
  let home = '';
  const app = await compose({
    // The simulator shows one commune; the clocks of the others do not run in it.
    content: {
      words: content.words,
      catalogue: { ...content.catalogue, communes: new Map([[sample.content.commune.id, sample.content]]) },
    },
    store,
    cipher,
    clock,
    ids: randomUUIDv7,
    media,
    channels,
    onError: (what, error) => log.error({ err: error }, what),
    publicUrl: () => config.PUBLIC_URL ?? home,
  });
  const simulator = await createSimulation({
    sample,
    app,
    channels,
    store,
    web,
    words: content.words,
    clock,
  });
  const http = createHttp({
    words: content.words,
    isLoopback: isLoopback(config.HOST),
    simulator: { ...simulator, pictures: content.pictures },
    pages: app.pages,
    ...(config.PUBLIC_URL && { publicHost: new URL(config.PUBLIC_URL).host }),
    onError: (error) => log.error({ err: error }, 'a request failed'),
  });

  app.loop.start();
  const server = serve({ fetch: http.fetch, port: config.PORT, hostname: config.HOST }, ({ port }) => {
    home = `http://${isLoopback(config.HOST) ? 'localhost' : config.HOST}:${port}`;
    console.log(`Cao Điểm: ${home}`);
  });
  server.on('error', fail);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await app.loop.stop();
    await store.transaction(async (tx) => tx.marks.set(SIMULATOR_CLOCK, clock.now()));
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().catch(fail));
}

const isLoopback = (host: string): boolean => ['127.0.0.1', '::1', 'localhost'].includes(host);

/** Mistakes of configuration and operation are told in a sentence; anything else is our bug and keeps its stack. */
function fail(error: unknown): void {
  const isPlain =
    error instanceof ConfigError ||
    error instanceof StoreBusy ||
    error instanceof UnknownSample ||
    isPortTaken(error);
  console.error(isPlain ? (error as Error).message : error);
  process.exit(1);
}

const isPortTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

main().catch(fail);
