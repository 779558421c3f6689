import { DAY, HOUR, type Instant, later } from '../../../core/time/instant.ts';
import type { Reach } from '../../../ports/channel.ts';

/**
 * How long after somebody's last word they may be written to, and at whose cost
 * (https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van). Later only a template reaches them.
 */
export const WINDOWS = [
  { until: 48 * HOUR, cost: 'free' },
  { until: 7 * DAY, cost: 'paid' },
] as const;

/** Somebody never heard has opened no window. */
export function reachAt(heardAt: Instant | undefined, now: Instant): Reach {
  const window = heardAt === undefined ? undefined : WINDOWS.find(({ until }) => now < later(heardAt, until));
  return window === undefined ? { open: false, failure: 'window-closed' } : { open: true, cost: window.cost };
}
