import type { Unit } from '../campaign/unit.ts';
import { fold } from '../message/fold.ts';

const LONGEST = 18;

/** An id for a new unit, made of its name; never one that any unit has or had. */
export function idFor(name: string, units: readonly Unit[]): string {
  const taken = new Set(units.map(({ id }) => id));
  const slug = fold(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const short = (most: number): string => slug.slice(0, most).replace(/-+$/, '') || 'don-vi';
  for (let n = 1; ; n++) {
    const id = n === 1 ? short(LONGEST) : `${short(LONGEST - String(n).length - 1)}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** The kinds of units that are called like that: "Thôn 9" is what the other "Thôn …" are. */
export function kindsLike(name: string, units: readonly Unit[]): readonly string[] {
  const [first = ''] = fold(name).split(' ');
  const alike = units.filter((unit) => fold(unit.name).split(' ')[0] === first);
  return [...new Set(alike.map(({ kind }) => kind))];
}

/** A unit as its neighbours are; what nobody has said about it stays unknown. */
export function draftUnit(name: string, kind: string, commune: string, units: readonly Unit[]): Unit {
  const alike = units.filter((unit) => unit.kind === kind);
  const head = mostCommon(alike.map((unit) => unit.head)) ?? 'Người phụ trách';
  const deputy = mostCommon(alike.flatMap((unit) => unit.deputy ?? []));
  return {
    id: idFor(name, units),
    commune,
    kind,
    name,
    aliases: [],
    head,
    ...(deputy !== undefined && { deputy }),
    denominators: {},
    sample: false,
  };
}

/** What several units are together: one of them under that name, if it has it already. Sums only what all of them know. */
export function mergedUnit(name: string, merged: readonly Unit[], units: readonly Unit[]): Unit {
  const [first] = merged as readonly [Unit, ...Unit[]];
  const same = merged.find((unit) => fold(unit.name) === fold(name));
  const columns = Object.keys(first.denominators).filter((column) =>
    merged.every(({ denominators }) => denominators[column] !== undefined),
  );
  const base = same ?? { ...draftUnit(name, first.kind, first.commune, units), head: first.head };
  const { since: _, until: __, into: ___, ...rest } = base;
  return {
    ...rest,
    name,
    aliases: [
      ...new Set([...rest.aliases, ...merged.flatMap((unit) => [unit.name, ...unit.aliases])]),
    ].filter((alias) => fold(alias) !== fold(name)),
    denominators: Object.fromEntries(
      columns.map((column) => [
        column,
        merged.reduce((sum, { denominators }) => sum + (denominators[column] ?? 0), 0),
      ]),
    ),
  };
}

/** The parts of a unit; the old name leads to all of them. Nobody knows yet how many people each has. */
export function splitUnits(names: readonly string[], unit: Unit, units: readonly Unit[]): readonly Unit[] {
  const { since: _, until: __, into: ___, ...rest } = unit;
  const parts: Unit[] = [];
  for (const name of names) {
    const goesOn = fold(name) === fold(unit.name);
    const id = goesOn ? unit.id : idFor(name, [...units, ...parts]);
    const aliases = goesOn ? unit.aliases : [unit.name];
    parts.push({ ...rest, id, name, aliases, denominators: {} });
  }
  return parts;
}

function mostCommon(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
