import { denominatorsOf, surveyedOf } from './denominators-of.ts';
import { type Check, error, type Finding } from './finding.ts';

/** Whatever the plan names by an id has its words in locales/. */
export const checkWords: Check = (campaign, { has, denominators }) => {
  if (has === undefined) return [];
  const missing = (path: Finding['path'], key: string): Finding[] =>
    has(key) ? [] : [error(path, `locales/ has no words for it: add ${key}`)];
  return [
    ...campaign.metrics.flatMap(({ id }, index) =>
      [`campaign.metric.${id}`, `lacks.${id}`].flatMap((key) => missing(['metrics', index, 'id'], key)),
    ),
    ...campaign.unitKinds.flatMap(({ id }, index) =>
      missing(['unitKinds', index, 'id'], `campaign.unit-kind.${id}`),
    ),
    ...campaign.groups.flatMap(({ id }, index) => missing(['groups', index, 'id'], `campaign.group.${id}`)),
    ...denominatorsOf(campaign)
      // One that units.csv does not have is told elsewhere.
      .filter(({ id }) => denominators.includes(id) || surveyedOf(campaign).has(id))
      .flatMap(({ id, path }) => missing(path, `campaign.denominator.${id}`)),
  ];
};
