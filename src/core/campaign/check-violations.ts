import { type Check, error, type Finding } from './finding.ts';
import { hint } from './nearest.ts';

/** Tips: every act, place and body that is named is declared, and somebody takes what happened elsewhere. */
export const checkViolations: Check = ({ violations, reports }) => {
  if (violations === undefined) return [];
  const { acts, bodies, places, desk, reports: counting } = violations;
  const known = { act: idsOf(acts), place: idsOf(places), body: idsOf(bodies) };
  const unknown = (kind: keyof typeof known, id: string, path: Finding['path']): Finding[] =>
    known[kind].has(id)
      ? []
      : [error(path, `no ${kind} is called "${id}" under violations${hint(id, known[kind])}`)];
  return [
    ...unknown('body', desk, ['violations', 'desk']),
    ...bodies.flatMap((body, n) => [
      ...body.acts.flatMap((id, at) => unknown('act', id, ['violations', 'bodies', n, 'acts', at])),
      ...body.places.flatMap((id, at) => unknown('place', id, ['violations', 'bodies', n, 'places', at])),
    ]),
    ...(['acts', 'bodies', 'places'] as const).flatMap((list) =>
      violations[list].flatMap(({ id }, n) =>
        violations[list].findIndex((other) => other.id === id) < n
          ? [error(['violations', list, n, 'id'], `"${id}" is there already; every id is used once`)]
          : [],
      ),
    ),
    ...counting.flatMap(({ report: id, from }, n): Finding[] => {
      const report = reports.find((each) => each.id === id);
      if (report === undefined) {
        const near = hint(id, new Set(reports.map((each) => each.id)));
        return [error(['violations', 'reports', n, 'report'], `no report is called "${id}"${near}`)];
      }
      return report.from.includes(from)
        ? []
        : [
            error(
              ['violations', 'reports', n, 'from'],
              `units of kind "${from}" do not owe the report "${id}"`,
            ),
          ];
    }),
    ...(acts.some(({ id }) => id === 'other')
      ? [error(['violations', 'acts'], '"other" is asked for always; call the act otherwise')]
      : []),
  ];
};

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ id }) => id));
