import type { Instant } from '../../core/time/instant.ts';

export interface Leases {
  /** A new, higher epoch for the one that sends; `name` is the channel. What older epochs do is ignored. */
  lead(name: string, owner: string, at: Instant): Promise<number>;
}
