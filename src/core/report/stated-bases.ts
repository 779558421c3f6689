import type { Campaign } from '../campaign/campaign.ts';
import { denominatorsOf } from '../campaign/denominators-of.ts';
import type { Unit } from '../campaign/unit.ts';
import { baseSubject } from './count-subject.ts';
import type { Figures } from './figures.ts';

/** A unit with what was stated of it, or found out by a survey, in place of what units.csv says. */
export function withStatedBases(campaign: Campaign, unit: Unit, { stated }: Pick<Figures, 'stated'>): Unit {
  const columns = [...new Set(denominatorsOf(campaign).map(({ id }) => id))];
  const found = columns.flatMap((column): [string, number][] => {
    const value = stated?.(unit.id, baseSubject(column));
    return value === undefined ? [] : [[column, value]];
  });
  return found.length === 0
    ? unit
    : { ...unit, denominators: { ...unit.denominators, ...Object.fromEntries(found) } };
}
