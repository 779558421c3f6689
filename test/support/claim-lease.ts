import { randomUUID } from 'node:crypto';
import type { Instant } from '../../src/core/time/instant.ts';
import type { Tx } from '../../src/ports/store.ts';

/** Begins to lead as the successor of whoever led: a new life at the same place. */
export async function claimLease(tx: Tx, name: string, at: Instant): Promise<number> {
  const epoch = await tx.leases.claim({ name, place: 'test', life: randomUUID(), at, until: at });
  if (epoch === undefined) throw new Error('another place leads');
  return epoch;
}
