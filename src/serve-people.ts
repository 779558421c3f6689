import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createLog } from './adapters/log/log.ts';
import { createTellErrors } from './adapters/log/tell-errors.ts';
import { createFolderMedia } from './adapters/media/folder-media.ts';
import { createShredFolder } from './adapters/sealed/shred-folder.ts';
import { readChannels } from './channels/read-channels.ts';
import { collectAfterStart } from './collect-after-start.ts';
import { ConfigError, readConfig } from './config.ts';
import { isLoopback } from './loopback.ts';
import { openBackups } from './open-backups.ts';
import { openDatabase } from './open-database.ts';
import type { Clock } from './ports/clock.ts';
import { StoreBusy } from './ports/store.ts';
import { readContent } from './read-content.ts';
import { createHttp } from './server/http.ts';
import { UnknownSample } from './stage/sample.ts';
import { startChannels } from './start-channels.ts';
import { startSimulator } from './start-simulator.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The whole process, until it is told to end. Every mistake an operator can make ends here with one sentence, and
 * without a stack.
 */
export const servePeople = (env: Env, clock: Clock): Promise<void> => begin(env, clock).catch(fail);

async function begin(env: Env, clock: Clock): Promise<void> {
  const config = readConfig(env);
  const log = createLog(config.LOG_LEVEL);
  const content = readContent();
  for (const { severity, file, line, column, message } of content.problems) {
    log[severity === 'error' ? 'error' : 'debug'](`${file}:${line}:${column}: ${message}`);
  }
  const list = readChannels(config, new Set(content.catalogue.communes.keys()));
  const { store, cipher } = await openDatabase(config);
  const media = createFolderMedia({ folder: join(config.DATA_DIR, 'media'), cipher });
  const backups = openBackups(config);
  // Known when the port is; nobody asks before.
  let home = '';
  const parts = {
    config,
    clock,
    content,
    store,
    cipher,
    media,
    backups,
    shreds: createShredFolder(join(config.DATA_DIR, 'shreds')),
    onError: createTellErrors(log, () => performance.now()),
    publicUrl: () => config.PUBLIC_URL ?? home,
  };
  const isReal = list.entries.length > 0;
  const { app, simulator, stop } = isReal
    ? await startChannels(parts, list, env)
    : await startSimulator(parts);
  const http = createHttp({
    words: content.words,
    isLoopback: isLoopback(config.HOST),
    ...(simulator && { simulator }),
    pages: app.pages,
    hooks: app.hooks,
    status: app.status,
    ...(config.TRUSTED_PROXIES !== undefined && { trustedProxies: config.TRUSTED_PROXIES }),
    ...(config.PUBLIC_URL && { publicHost: new URL(config.PUBLIC_URL).host }),
    onError: (error) => log.error({ err: error }, 'a request failed'),
  });

  const server = serve({ fetch: http.fetch, port: config.PORT, hostname: config.HOST }, ({ port }) => {
    home = `http://${isLoopback(config.HOST) ? 'localhost' : config.HOST}:${port}`;
    console.log(`Cao Điểm: ${home}`);
    for (const { name, commune } of list.entries) console.log(`  ${name} → ${commune}`);
    collectAfterStart();
  });
  server.on('error', fail);

  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await stop();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().catch(fail));
}

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
