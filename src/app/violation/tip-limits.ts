import { createHmac, randomBytes } from 'node:crypto';
import { DAY, type Instant, later } from '../../core/time/instant.ts';

/**
 * How often in a day. One chat is one person; behind one address of a mobile network there are many. Codes are hopeless
 * to guess, this keeps it cheap.
 */
const A_DAY = { tip: 5, 'web-tip': 20, receipt: 40, 'web-receipt': 200 } as const;

export interface TipLimits {
  /** False when it was once too often; counts the attempt otherwise. `who` is an address or an IP. */
  allows(what: keyof typeof A_DAY, who: string, at: Instant): boolean;
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
      if (recent.length >= A_DAY[what]) return false;
      seen.set(name, [...recent, at]);
      return true;
    },
  };
}
