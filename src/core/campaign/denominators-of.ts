import type { Campaign } from './campaign.ts';

/** A place where the plan names a column of units.csv. */
export interface Named {
  readonly id: string;
  readonly path: readonly PropertyKey[];
}

/** Every column of figures that targets and annexes are measured against, or a survey finds out. */
export const denominatorsOf = ({
  targets,
  annexes,
  reports,
}: Pick<Campaign, 'targets' | 'annexes' | 'reports'>): readonly Named[] => [
  ...targets.flatMap((target, index): Named[] => {
    if (target.kind === 'quota') return [{ id: target.per, path: ['targets', index, 'per'] }];
    return 'of' in target && target.of !== undefined
      ? [{ id: target.of, path: ['targets', index, 'of'] }]
      : [];
  }),
  ...annexes.flatMap(({ columns }, annex) =>
    columns.flatMap(({ denominator }, index): Named[] =>
      denominator === undefined
        ? []
        : [{ id: denominator, path: ['annexes', annex, 'columns', index, 'denominator'] }],
    ),
  ),
  ...reports.flatMap(({ survey }, index) =>
    (survey?.counts ?? []).map((id, at): Named => ({ id, path: ['reports', index, 'survey', 'counts', at] })),
  ),
];

/** Those that a survey of households finds out, and units.csv need not know. */
export const surveyedOf = ({ reports }: Pick<Campaign, 'reports'>): ReadonlySet<string> =>
  new Set(reports.flatMap(({ survey }) => survey?.counts ?? []));
