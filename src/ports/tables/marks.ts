import type { Instant } from '../../core/time/instant.ts';

export interface Marks {
  /** Small named instants: how far tick has looked, where the simulator's clock stands. */
  get(name: string): Promise<Instant | undefined>;
  set(name: string, at: Instant): void;
}
