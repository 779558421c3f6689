import type { Obligation } from '../campaign/obligations.ts';
import type { Instant } from '../time/instant.ts';

/** `closing`: it is late and still taken; `closed`: only an extension opens it again. */
export type Taking = 'coming' | 'open' | 'closing' | 'closed';

export function takingOf(
  { opens, due, closes }: Pick<Obligation, 'opens' | 'due' | 'closes'>,
  at: Instant,
): Taking {
  if (at < opens) return 'coming';
  if (at < due) return 'open';
  return at < closes ? 'closing' : 'closed';
}
