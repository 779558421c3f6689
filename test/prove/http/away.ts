import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ProofDatabase } from '../database.ts';

/** The database under proof, which can be taken away and given back. */
export interface Removable {
  /** What the bot reads its configuration from. */
  readonly env: Readonly<Record<string, string>>;
  takeAway(): void;
  giveBack(): void;
  stop(): void;
}

export async function makeRemovable(database: ProofDatabase): Promise<Removable> {
  const { DATA_DIR, DATABASE_URL } = database.env;
  return DATABASE_URL === '' ? lockFile(database.env, DATA_DIR) : cutCable(database.env, DATABASE_URL);
}

/** A file is away when somebody else holds it, as a backup tool might. */
function lockFile(env: ProofDatabase['env'], folder: string): Removable {
  let lock: Database.Database | undefined;
  const giveBack = (): void => {
    lock?.close();
    lock = undefined;
  };
  return {
    env,
    takeAway() {
      lock = new Database(join(folder, 'cao-diem.db'));
      lock.exec('BEGIN IMMEDIATE');
    },
    giveBack,
    stop: giveBack,
  };
}

/** A server is away when the cable is cut: what is connected breaks, and nothing new gets through. */
async function cutCable(env: ProofDatabase['env'], url: string): Promise<Removable> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as { port: number }).port);
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    env: { ...env, DATABASE_URL: through.href },
    takeAway: cut,
    giveBack() {
      isCut = false;
    },
    stop() {
      cut();
      server.close();
    },
  };
}
