import type { Day } from '../time/day.ts';
import { dayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';

/** That somebody saw or took other people's data. */
export interface Look {
  readonly at: Instant;
  readonly account: string;
  /** What was done: "see-list", "export". */
  readonly action: string;
  /** Of one unit; without it of the whole commune. */
  readonly unit?: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** The same look of the same person on one day, however often. */
export interface Looks extends Look {
  readonly day: Day;
  /** How often on that day; `at` is the last time. */
  readonly times: number;
}

/** Whatever was taken away stands by itself: each time may have a reason of its own. */
const isTaking = ({ action }: Look): boolean => action === 'export';

/** Looks of one day put together, the newest first. */
export function gatherLooks(looks: readonly Look[], timeZone: string): readonly Looks[] {
  const gathered = new Map<string, Looks>();
  for (const [n, look] of looks.toSorted((a, b) => b.at - a.at).entries()) {
    const day = dayOf(look.at, timeZone);
    const key = isTaking(look) ? `${n}` : [day, look.account, look.action, look.unit ?? ''].join('\n');
    const known = gathered.get(key);
    gathered.set(
      key,
      known === undefined ? { ...look, day, times: 1 } : { ...known, times: known.times + 1 },
    );
  }
  return [...gathered.values()];
}
