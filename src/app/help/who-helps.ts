import type { Role } from '../../core/access/access.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Tx } from '../../ports/store.ts';

/** Who is told of a request, step by step: the unit's helpers, its head, the officers. */
const LADDER: readonly (readonly Role[])[] = [['helper'], ['head', 'deputy'], ['officer']];
export const LAST_RUNG = LADDER.length - 1;

export interface Helpers {
  readonly accounts: readonly string[];
  /** The rung on which somebody was found. */
  readonly rung: number;
}

/** Those on that rung, or where there is nobody, on the next one that has somebody. */
export async function whoHelps(
  tx: Tx,
  commune: string,
  unit: string | null,
  from: number,
  at: Instant,
): Promise<Helpers> {
  for (let rung = from; rung < LADDER.length; rung++) {
    const isOfUnit = rung < LAST_RUNG;
    if (isOfUnit && unit === null) continue;
    const accounts = await tx.grants.holders(commune, isOfUnit ? unit : null, LADDER[rung] ?? [], at);
    if (accounts.length > 0) return { accounts, rung };
  }
  return { accounts: [], rung: LAST_RUNG };
}
