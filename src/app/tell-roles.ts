import type { Role } from '../core/access/access.ts';
import type { Say } from '../core/message/message.ts';
import type { Instant } from '../core/time/instant.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import type { Tx } from '../ports/store.ts';
import { notify } from './notify.ts';

interface Notice {
  /** The same key twice is one notice to each. */
  readonly key: string;
  readonly commune: string;
  /** Null for those who work for the whole commune. */
  readonly unit: string | null;
  readonly roles: readonly Role[];
  /** Somebody who knows already. */
  readonly except?: string;
  readonly timeZone: string;
  readonly at: Instant;
  readonly say: Say;
}

/** A message to everybody who holds one of these roles there, after the quiet hours. Returns how many people it reaches. */
export async function tellRoles(tx: Tx, notice: Notice): Promise<number> {
  const { commune, unit, roles, timeZone, at, ...news } = notice;
  const holders = await tx.grants.holders(commune, unit, roles, at);
  return notify(tx, holders, { ...news, notBefore: afterQuiet(at, timeZone) });
}
