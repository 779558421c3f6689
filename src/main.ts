import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createWeb } from './adapters/channels/web/index.ts';
import { createMovableClock } from './adapters/clock/movable-clock.ts';
import { createCipher } from './adapters/crypto/cipher.ts';
import { loadKey } from './adapters/crypto/load-key.ts';
import { createLog } from './adapters/log/log.ts';
import { openPostgresStore } from './adapters/storage/postgres.ts';
import { openSqliteStore } from './adapters/storage/sqlite.ts';
import { compose, readContent } from './compose.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Store } from './ports/store.ts';
import { StoreBusy } from './ports/store.ts';
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
  const cipher = createCipher(loadKey({ fromEnv: config.CAO_DIEM_KEY, file: join(config.DATA_DIR, 'key') }));
  const store = await openStore(config, cipher);

  const shown = await store.transaction((tx) => tx.marks.get(SIMULATOR_CLOCK));
  const clock = createMovableClock(shown ?? sampleStart(sample), () => performance.now());
  const web = createWeb({ name: 'web', commune: sample.content.commune.id, clock });
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
    channels: [web],
    onError: (what, error) => log.error({ err: error }, what),
  });
  const simulator = await createSimulation({ sample, app, store, web, words: content.words, clock });
  const http = createHttp({
    words: content.words,
    isLoopback: isLoopback(config.HOST),
    simulator,
    onError: (error) => log.error({ err: error }, 'a request failed'),
  });

  app.loop.start();
  const server = serve({ fetch: http.fetch, port: config.PORT, hostname: config.HOST }, ({ port }) => {
    console.log(`Cao Điểm: http://${isLoopback(config.HOST) ? 'localhost' : config.HOST}:${port}`);
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

function openStore(config: Config, cipher: Cipher): Promise<Store> {
  const backups = join(config.DATA_DIR, 'backups');
  const deps = { cipher, backups, ids: randomUUIDv7 };
  return config.DATABASE_URL === undefined
    ? openSqliteStore({ ...deps, file: join(config.DATA_DIR, 'cao-diem.db') })
    : openPostgresStore({ ...deps, url: config.DATABASE_URL });
}

const isLoopback = (host: string): boolean => ['127.0.0.1', '::1', 'localhost'].includes(host);

/** Mistakes of configuration and operation are told in a sentence; anything else is our bug and keeps its stack. */
function fail(error: unknown): void {
  const isPlain = error instanceof ConfigError || error instanceof StoreBusy || error instanceof UnknownSample || isPortTaken(error);
  console.error(isPlain ? (error as Error).message : error);
  process.exit(1);
}

const isPortTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

main().catch(fail);
