import { existsOn, type Unit } from '../campaign/unit.ts';
import { fold } from '../message/fold.ts';
import type { Day } from '../time/day.ts';
import type { UnitChange } from './change.ts';

/**
 * Every unit there is, was or will be, with the names it has on that day. Who merges or splits keeps its id and its
 * history; old names keep being understood. Changes come in the order in which they were made.
 */
export const layUnits = (units: readonly Unit[], changes: readonly UnitChange[], on: Day): readonly Unit[] =>
  changes.reduce((laid, change) => layUnit(laid, change, on), units);

export function layUnit(units: readonly Unit[], change: UnitChange, on: Day): readonly Unit[] {
  const { from } = change;
  const has = from <= on;
  switch (change.type) {
    case 'unit-added':
      return afterLast(units, ({ kind }) => kind === change.unit.kind, [{ ...change.unit, since: from }]);
    case 'unit-renamed':
      return units.map((unit) => (unit.id === change.unit && has ? called(unit, change.name) : unit));
    case 'unit-retired':
      return units.map((unit) => (unit.id === change.unit ? { ...unit, until: from } : unit));
    case 'units-merged': {
      const { into } = change;
      const merged = new Set(change.units);
      const goesOn = units.some(({ id }) => id === into.id);
      const left = units.map((unit) => {
        if (unit.id === into.id) return has ? becoming(unit, into) : unit;
        return merged.has(unit.id) ? { ...unit, until: from, into: [into.id] } : unit;
      });
      return goesOn ? left : afterLast(left, ({ id }) => merged.has(id), [{ ...into, since: from }]);
    }
    case 'unit-split': {
      const ids = change.into.map(({ id }) => id);
      const rest = change.into.find(({ id }) => id === change.unit);
      const left = units.map((unit) => {
        if (unit.id !== change.unit) return unit;
        if (rest === undefined) return { ...unit, until: from, into: ids };
        return has ? becoming(unit, rest) : unit;
      });
      const born = change.into
        .filter(({ id }) => id !== change.unit)
        .map((unit) => ({ ...unit, since: from }));
      return afterLast(left, ({ id }) => id === change.unit, born);
    }
  }
}

/** The same unit under another name; the old one is still understood. */
const called = (unit: Unit, name: string): Unit => ({
  ...unit,
  name,
  aliases: [...new Set([...unit.aliases, unit.name])].filter((alias) => fold(alias) !== fold(name)),
});

const becoming = (unit: Unit, { name, aliases, denominators }: Unit): Unit => ({
  ...called(unit, name),
  aliases: [...new Set([...called(unit, name).aliases, ...aliases])],
  denominators,
});

/** Behind the last one that is like it, where people look for it in a list. */
function afterLast(
  units: readonly Unit[],
  isLike: (unit: Unit) => boolean,
  born: readonly Unit[],
): readonly Unit[] {
  const last = units.findLastIndex(isLike);
  const at = last < 0 ? units.length : last + 1;
  return [...units.slice(0, at), ...born, ...units.slice(at)];
}

/** Why a change cannot be made as things stand; undefined when it can. */
export type Fault = 'no-such-unit' | 'not-there-then' | 'name-taken';

export function faultOf(units: readonly Unit[], change: UnitChange): Fault | undefined {
  const on = new Map(units.map((unit) => [unit.id, unit]));
  const old =
    change.type === 'unit-added' ? [] : change.type === 'units-merged' ? change.units : [change.unit];
  for (const id of old) {
    const unit = on.get(id);
    if (unit === undefined) return 'no-such-unit';
    if (!existsOn(unit, change.from)) return 'not-there-then';
    // What has an end already cannot be changed after it is decided that it ends.
    if (unit.until !== undefined) return 'not-there-then';
  }
  const others = units.filter((unit) => !old.includes(unit.id) && existsOn(unit, change.from));
  const taken = new Set(others.flatMap(({ name, aliases }) => [name, ...aliases].map(fold)));
  const names = namesIn(change);
  if (new Set(names.map(fold)).size < names.length) return 'name-taken';
  return names.some((name) => taken.has(fold(name))) ? 'name-taken' : undefined;
}

function namesIn(change: UnitChange): readonly string[] {
  switch (change.type) {
    case 'unit-added':
      return [change.unit.name];
    case 'unit-renamed':
      return [change.name];
    case 'units-merged':
      return [change.into.name];
    case 'unit-split':
      return change.into.map(({ name }) => name);
    case 'unit-retired':
      return [];
  }
}
