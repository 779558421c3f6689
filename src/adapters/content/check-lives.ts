import { hint } from '../../core/campaign/nearest.ts';
import type { Problem } from './problem.ts';
import type { UnitsReading } from './read-units.ts';

/** Units that begin and end, and what they became: since, until and into of units.csv. */
export function checkLives({ units }: UnitsReading): readonly Problem[] {
  const byId = new Map(units.map(({ unit }) => [unit.id, unit]));
  return units.flatMap(({ unit: { id, name, since, until, into = [] }, problemAt }): Problem[] => {
    if (since !== undefined && until !== undefined && until <= since)
      return [
        problemAt(
          'until',
          'error',
          `${name} ends on ${until}, but begins only on ${since}; until is the first day without it`,
        ),
      ];
    if (into.length > 0 && until === undefined)
      return [
        problemAt(
          'into',
          'error',
          `${name} is said to have become ${into.join(', ')}; write in until from which day on`,
        ),
      ];
    return into.flatMap((heir, n): Problem[] => {
      if (heir === id)
        return [problemAt('into', 'error', `${name} cannot become itself; name the other unit only`)];
      if (into.indexOf(heir) < n) return [problemAt('into', 'error', `"${heir}" is there twice`)];
      const next = byId.get(heir);
      if (next === undefined)
        return [problemAt('into', 'error', `there is no unit "${heir}"${hint(heir, byId.keys())}`)];
      if (until === undefined) return [];
      if (next.until !== undefined && next.until <= until)
        return [
          problemAt(
            'into',
            'error',
            `${next.name} ends on ${next.until}, before ${name} becomes part of it on ${until}`,
          ),
        ];
      if (next.since !== undefined && next.since > until)
        return [
          problemAt(
            'into',
            'warning',
            `${name} ends on ${until}, but ${next.name} begins only on ${next.since}: nobody reports in between`,
          ),
        ];
      return [];
    });
  });
}
