import pg from 'pg';

/** With a batch a transaction a few connections do all the work there is. */
const CONNECTIONS = 4;

/** Instants and counts are far below 2^53; as they come they would be strings. */
const BIGINT = 20;

/**
 * Every query here has its index, and its plan does not depend on the values. Left alone, the planner plans anew each
 * time, or keeps the plan of a table that was small when the statement was prepared, and reads it whole.
 */
const PLANNER = [
  'plan_cache_mode = force_generic_plan',
  'enable_seqscan = off',
  'enable_bitmapscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
  'jit = off',
]
  .map((setting) => `SET ${setting}`)
  .join('; ');

export function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    // What is asked together is sent together, and answered in order.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 10_000,
    onConnect: (client) => client.query(PLANNER),
    types: {
      getTypeParser: (oid, format) => (oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // A connection that is cut is heard of by its transaction, or replaced by the pool; as an event it would end us.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
