import { DatabaseError } from 'pg';
import { StaleVersion, StoreFailed } from '../../ports/store.ts';

/** serialization_failure and deadlock_detected: nothing is wrong, try again. */
const LOST_RACES: ReadonlySet<string> = new Set(['40001', '40P01']);

/**
 * Classes of https://www.postgresql.org/docs/current/errcodes-appendix.html that say nothing about the statement:
 * connection, lock not available, resources, operator's intervention (a time limit too), system.
 */
const OF_THE_WORLD: ReadonlySet<string> = new Set(['08', '53', '55', '57', '58']);
/** idle_in_transaction_session_timeout */
const IDLE = '25P03';

/** What the driver throws, as the port has it; our own mistakes stay what they are. */
export function toPortError(error: unknown): unknown {
  if (error instanceof DatabaseError) {
    const code = error.code ?? '';
    if (LOST_RACES.has(code))
      return new StaleVersion("two transactions got in each other's way", { cause: error });
    const isOfTheWorld = OF_THE_WORLD.has(code.slice(0, 2)) || code === IDLE;
    return isOfTheWorld ? new StoreFailed(`the database said ${code}`, { cause: error }) : error;
  }
  // The driver has no class of its own for a connection that was refused, cut, or not given in time.
  const isOurs = error instanceof TypeError || error instanceof RangeError || error instanceof StoreFailed;
  return isOurs ? error : new StoreFailed('the database is away', { cause: error });
}
