import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { startPostgres } from '../support/postgres.ts';

export const DATABASES = ['sqlite', 'postgres'] as const;

/** What the bot reads its configuration from. */
type Env = Readonly<Record<'DATA_DIR' | 'CAO_DIEM_KEY' | 'DATABASE_URL', string>>;

/** The database under proof, seen from outside: how the bot reaches it, and what is in it when the bot is dead. */
export interface ProofDatabase {
  readonly env: Env;
  rows<Row>(query: string): Promise<readonly Row[]>;
  /** What the database itself says about its soundness. */
  check(): Promise<string>;
  stop(): Promise<void>;
}

export async function openProofDatabase(
  kind: (typeof DATABASES)[number],
  folder: string,
): Promise<ProofDatabase> {
  const env = { DATA_DIR: folder, CAO_DIEM_KEY: randomBytes(32).toString('hex'), DATABASE_URL: '' };
  return kind === 'sqlite' ? openSqlite(env) : openPostgres(env);
}

function openSqlite(env: Env): ProofDatabase {
  const query = <Row>(text: string) => {
    const db = new Database(join(env.DATA_DIR, 'cao-diem.db'));
    try {
      return db.prepare<[], Row>(text).all();
    } finally {
      db.close();
    }
  };
  return {
    env,
    rows: async (text) => query(text),
    async check() {
      const broken = query('PRAGMA foreign_key_check').length;
      const said = query<{ integrity_check: string }>('PRAGMA integrity_check')[0]?.integrity_check ?? '';
      return broken === 0 ? said : `${said}, ${broken} rows without parents`;
    },
    stop: async () => {},
  };
}

/** As durable as it is by default; only the client is killed, as when it runs on another machine. */
async function openPostgres(env: Env): Promise<ProofDatabase> {
  const server = await startPostgres([]);
  const url = await server.createUrl();
  const client = new pg.Client({
    connectionString: url,
    types: {
      getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  await client.connect();
  return {
    env: { ...env, DATABASE_URL: url },
    rows: async <Row>(text: string) => (await client.query(text)).rows as Row[],
    async check() {
      // The server was never killed, so all that could be wrong is what a dead client left open.
      const open = await client.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      );
      return open.rows.length === 0 ? 'ok' : `${open.rows.length} transactions were left open`;
    },
    async stop() {
      await client.end();
      await server.stop();
    },
  };
}
