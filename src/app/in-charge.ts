import type { Instant } from '../core/time/instant.ts';
import type { Tx } from '../ports/store.ts';

/** Whoever is reminded for a unit: its heads, or its deputies while it has no head in the bot. */
export async function inChargeOf(
  { grants }: Pick<Tx, 'grants'>,
  commune: string,
  unit: string,
  at: Instant,
): Promise<{ readonly role: 'head' | 'deputy'; readonly accounts: readonly string[] }> {
  const heads = await grants.holders(commune, unit, ['head'], at);
  if (heads.length > 0) return { role: 'head', accounts: heads };
  return { role: 'deputy', accounts: await grants.holders(commune, unit, ['deputy'], at) };
}
