import type { Pool } from 'pg';
import { toPortError } from './postgres-errors.ts';
import { createPostgresSql } from './postgres-sql.ts';
import type { Sql } from './sql.ts';
import type { Engine } from './store.ts';

export function createPostgresEngine(pool: Pool): Engine {
  // A prepared statement belongs to a connection, its name to the text.
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };

  return {
    dialect: 'postgres',
    async inTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      const client = await pool.connect().catch(rethrow);
      let broken = false;
      try {
        await client.query('BEGIN').catch(rethrow);
        const result = await work(createPostgresSql(client, nameOf));
        const { command } = await client.query('COMMIT').catch(rethrow);
        // The server answers COMMIT with ROLLBACK, and no error, when a statement had failed unheard.
        if (command !== 'COMMIT')
          throw new Error('the transaction was rolled back: a failed statement was not awaited');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {
          broken = true;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function rethrow(error: unknown): never {
  throw toPortError(error);
}
