import { type Closing, isDueIn } from '../campaign/closings.ts';
import type { Obligation } from '../campaign/obligations.ts';
import type { Instant } from '../time/instant.ts';

/** How one unit did with what was due in a phase. */
export interface UnitResult {
  readonly unit: string;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
}

/** On time, late or missing at the moment of the close, unit by unit, in the order of the obligations. */
export function resultsOf(
  closing: Pick<Closing, 'since' | 'at'>,
  obligations: Iterable<Obligation>,
  filed: ReadonlyMap<string, Instant>,
): readonly UnitResult[] {
  const results = new Map<string, UnitResult>();
  for (const { key, unit, due } of obligations) {
    if (!isDueIn(closing, due)) continue;
    const before = results.get(unit) ?? { unit, onTime: 0, late: 0, missing: 0 };
    const when = filed.get(key);
    const fate = when === undefined || when > closing.at ? 'missing' : when < due ? 'onTime' : 'late';
    results.set(unit, { ...before, [fate]: before[fate] + 1 });
  }
  return [...results.values()];
}
