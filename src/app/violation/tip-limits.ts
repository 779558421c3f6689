import { createHmac, randomBytes } from 'node:crypto';
import { DAY, type Instant, later } from '../../core/time/instant.ts';

/** How many tips may come from one place in a day. */
const A_DAY = 5;
/** Codes that may be tried from one place in a day: guessing is hopeless, this keeps it cheap. */
const TRIES = 40;

export interface TipLimits {
  /** False when it was once too often; counts the attempt otherwise. `who` is an address or an IP. */
  allows(what: 'tip' | 'receipt', who: string, at: Instant): boolean;
}

/** In memory, under names salted with what nobody ever sees: a restart forgets, and nothing can be read back. */
export function createTipLimits(): TipLimits {
  const salt = randomBytes(32);
  const seen = new Map<string, readonly Instant[]>();
  let swept: Instant | undefined;

  function sweep(at: Instant): void {
    if (swept !== undefined && at - swept < DAY) return;
    swept = at;
    for (const [name, times] of seen) if ((times.at(-1) ?? 0) < later(at, -DAY)) seen.delete(name);
  }

  return {
    allows(what, who, at) {
      sweep(at);
      const name = createHmac('sha256', salt).update(`${what} ${who}`).digest('base64');
      const recent = (seen.get(name) ?? []).filter((time) => time > later(at, -DAY));
      if (recent.length >= (what === 'tip' ? A_DAY : TRIES)) return false;
      seen.set(name, [...recent, at]);
      return true;
    },
  };
}
