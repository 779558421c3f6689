import type { Campaign } from './campaign.ts';
import { denominatorsOf, surveyedOf } from './denominators-of.ts';
import { type Check, error, type Finding } from './finding.ts';
import { hint } from './nearest.ts';

/** Every id that is used is declared, and declared once. */
export const checkReferences: Check = (campaign, { units, denominators }) => {
  const known: Known = {
    metric: idsOf(campaign.metrics),
    target: idsOf(campaign.targets),
    phase: idsOf(campaign.phases),
    'unit kind': idsOf(campaign.unitKinds),
    receiver: idsOf(campaign.receivers),
    report: idsOf(campaign.reports),
    annex: idsOf(campaign.annexes),
    unit: idsOf(units),
    denominator: new Set([...denominators, ...surveyedOf(campaign)]),
  };
  return [
    ...LISTS.flatMap((list) => twice(campaign[list], [list])),
    ...campaign.annexes.flatMap(({ columns }, index) => twice(columns, ['annexes', index, 'columns'])),
    ...campaign.annexes.flatMap(columnsUsed),
    ...campaign.reports.flatMap(countsUsed),
    ...usesOf(campaign).flatMap(({ kind, id, path }) => dangling(known, kind, id, path)),
  ];
};

type Kind =
  | 'metric'
  | 'target'
  | 'phase'
  | 'unit kind'
  | 'receiver'
  | 'report'
  | 'annex'
  | 'unit'
  | 'denominator';
type Known = Readonly<Record<Kind, ReadonlySet<string>>>;
type Use = { readonly kind: Kind; readonly id: string; readonly path: Finding['path'] };

const LISTS = [
  'phases',
  'metrics',
  'targets',
  'unitKinds',
  'groups',
  'receivers',
  'reports',
  'annexes',
] as const;

const WHERE: Readonly<Record<Kind, string>> = {
  metric: 'under metrics',
  target: 'under targets',
  phase: 'under phases',
  'unit kind': 'under unitKinds',
  receiver: 'under receivers',
  report: 'under reports',
  annex: 'under annexes',
  unit: 'in units.csv',
  denominator: 'among the columns of units.csv',
};

function usesOf(campaign: Campaign): readonly Use[] {
  const { targets, reports, annexes, groups } = campaign;
  return [
    ...targets.flatMap((target, index): Use[] => {
      const path = ['targets', index];
      return [
        { kind: 'metric', id: target.metric, path: [...path, 'metric'] },
        ...each('phase', target.phases, [...path, 'phases']),
        ...each('unit kind', target.unitKinds, [...path, 'unitKinds']),
        ...each('unit', target.units, [...path, 'units']),
      ];
    }),
    ...reports.flatMap((report, index): Use[] => {
      const path = ['reports', index];
      return [
        ...each('unit kind', report.from, [...path, 'from']),
        ...each('unit', report.units, [...path, 'units']),
        { kind: 'receiver', id: report.to, path: [...path, 'to'] },
        ...each('receiver', report.via, [...path, 'via']),
        ...report.due.flatMap((deadline, at) =>
          'phase' in deadline && deadline.phase !== undefined
            ? one('phase', deadline.phase, [...path, 'due', at, 'phase'])
            : [],
        ),
        ...each('metric', report.list?.metrics ?? [], [...path, 'list', 'metrics']),
        ...each('metric', report.counts, [...path, 'counts']),
        ...(report.annex === undefined ? [] : one('annex', report.annex, [...path, 'annex'])),
      ];
    }),
    ...annexes.flatMap(({ columns }, annex) =>
      columns.flatMap(({ metric, goal, report }, index) => [
        ...(metric === undefined
          ? []
          : one('metric', metric, ['annexes', annex, 'columns', index, 'metric'])),
        ...(goal === undefined ? [] : one('target', goal, ['annexes', annex, 'columns', index, 'goal'])),
        ...(report === undefined
          ? []
          : one('report', report, ['annexes', annex, 'columns', index, 'report'])),
      ]),
    ),
    ...groups.flatMap(({ done }, index) => each('metric', done, ['groups', index, 'done'])),
    ...denominatorsOf(campaign).map(({ id, path }): Use => ({ kind: 'denominator', id, path })),
  ];
}

const one = (kind: Kind, id: string, path: Finding['path']): Use[] => [{ kind, id, path }];
const each = (kind: Kind, ids: readonly string[], path: Finding['path']): Use[] =>
  ids.map((id, index) => ({ kind, id, path: [...path, index] }));

/** A column may be worked out from others of its own annex, that hold figures themselves. */
function columnsUsed({ columns }: Campaign['annexes'][number], annex: number): readonly Finding[] {
  const ids = new Set(columns.filter(({ share, rest }) => !share && !rest).map(({ id }) => id));
  return columns.flatMap(({ share, rest }, index) =>
    Object.entries({ ...share, ...rest }).flatMap(([key, id]) =>
      ids.has(id)
        ? []
        : [
            error(
              ['annexes', annex, 'columns', index, share ? 'share' : 'rest', key],
              `no column of figures is called "${id}" in this annex${hint(id, ids)}`,
            ),
          ],
    ),
  );
}

/** Numbers that must agree with a list cannot stand in for one. */
const countsUsed = (
  { counts, countsFollowList, countsEnterTotals }: Campaign['reports'][number],
  index: number,
): readonly Finding[] => {
  if (!countsEnterTotals) return [];
  const path = ['reports', index, 'countsEnterTotals'];
  if (countsFollowList) return [error(path, 'numbers that follow a list are in the totals already')];
  return counts.length === 0 ? [error(path, 'this report asks for no counts')] : [];
};

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ id }) => id));

function twice(list: readonly { readonly id: string }[], path: Finding['path']): readonly Finding[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((other) => other.id === id) < index
      ? [
          error(
            [...path, index, 'id'],
            `"${id}" is there already under ${String(path.at(-1))}; every id is used once`,
          ),
        ]
      : [],
  );
}

function dangling(known: Known, kind: Kind, id: string, path: Finding['path']): readonly Finding[] {
  if (known[kind].has(id)) return [];
  return [error(path, `no ${kind} is called "${id}" ${WHERE[kind]}${hint(id, known[kind])}`)];
}
