import { type Check, error, type Finding, warning } from './finding.ts';
import { owes } from './obligations.ts';

/** Every unit that should report is asked to, and every report is asked of somebody. */
export const checkReach: Check = (campaign, { units }) => [
  ...campaign.unitKinds.flatMap(({ id, reporting }, index): Finding[] => {
    const asked = campaign.reports.some(
      (report) => report.from.includes(id) || units.some((unit) => unit.kind === id && owes(unit, report)),
    );
    if (asked === reporting) return [];
    return reporting
      ? [
          warning(
            ['unitKinds', index, 'id'],
            `no report is asked of "${id}"; write reporting: false if that is meant`,
          ),
        ]
      : [
          warning(
            ['unitKinds', index, 'reporting'],
            `"${id}" is said to report nothing, but a report is asked of it`,
          ),
        ];
  }),
  ...campaign.reports.flatMap((report, index): Finding[] => {
    const path = ['reports', index, 'id'];
    if (report.from.length + report.units.length === 0)
      return [
        error(path, `nobody owes "${report.id}"; say which unit kinds in from, or which units in units`),
      ];
    if (!units.some((unit) => owes(unit, report)))
      return [warning(path, `no unit in units.csv owes "${report.id}"`)];
    return [];
  }),
  ...campaign.reports.flatMap(({ id, kind, list, countsFollowList }, index): Finding[] => {
    if (kind === 'list' && list === undefined)
      return [
        error(
          ['reports', index, 'kind'],
          `"${id}" is a list, but does not say which fields; add list: { required: [name, …], metrics: […] }`,
        ),
      ];
    if (countsFollowList && list === undefined)
      return [
        error(
          ['reports', index, 'countsFollowList'],
          `the figures of "${id}" cannot follow from a list, because it has none`,
        ),
      ];
    return [];
  }),
  ...campaign.groups.flatMap(({ id, done }, index): Finding[] => {
    const listed = new Set(campaign.reports.flatMap(({ list }) => list?.metrics ?? []));
    return done.flatMap((metric, at) =>
      listed.has(metric)
        ? []
        : [
            error(
              ['groups', index, 'done', at],
              `no list holds "${metric}", so nobody of "${id}" can be recorded with it`,
            ),
          ],
    );
  }),
];
