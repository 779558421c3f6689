import type { Campaign } from '../../core/campaign/campaign.ts';
import { denominatorsOf } from '../../core/campaign/denominators-of.ts';
import { hint } from '../../core/campaign/nearest.ts';
import { fold } from '../../core/message/fold.ts';
import type { Problem } from './problem.ts';
import type { UnitsReading } from './read-units.ts';

/** What is odd about the units of a commune beside its campaigns; nothing here stops them from being used. */
export function checkUnits(reading: UnitsReading, campaigns: readonly Campaign[]): readonly Problem[] {
  // Where one of them could not be read, what is missing in the other says nothing.
  const isJudged = campaigns.length > 0 && reading.units.length > 0;
  return [
    ...checkNames(reading),
    ...(isJudged ? [...checkKinds(reading, campaigns), ...checkColumns(reading, campaigns)] : []),
  ];
}

/** People write names, so two units should not answer to one. */
function checkNames({ units }: UnitsReading): readonly Problem[] {
  const owners = new Map<string, string>();
  return units.flatMap(({ unit, problemAt }) =>
    [unit.name, ...unit.aliases].flatMap((name, index) => {
      const owner = owners.get(fold(name));
      if (owner === undefined) owners.set(fold(name), unit.name);
      if (owner === undefined || owner === unit.name) return [];
      return [problemAt(index === 0 ? 'name' : 'aliases', 'warning', `"${name}" also means ${owner}`)];
    }),
  );
}

/** A kind that no plan knows is most likely a slip. */
function checkKinds({ units }: UnitsReading, campaigns: readonly Campaign[]): readonly Problem[] {
  const kinds = new Set(campaigns.flatMap(({ unitKinds }) => unitKinds.map(({ id }) => id)));
  return units
    .filter(({ unit }) => !kinds.has(unit.kind))
    .map(({ unit: { kind, name }, problemAt }) => {
      const message = `no campaign of the commune knows the unit kind "${kind}", so ${name} owes nothing${hint(kind, kinds)}`;
      return problemAt('kind', 'warning', message);
    });
}

function checkColumns(reading: UnitsReading, campaigns: readonly Campaign[]): readonly Problem[] {
  const used = new Set(campaigns.flatMap(denominatorsOf).map(({ id }) => id));
  return reading.denominators
    .filter((column) => !used.has(column))
    .map((column) => {
      const message = `nothing is measured against the column "${column}"${hint(column, used)}`;
      return reading.headerProblemAt(column, 'warning', message);
    });
}
