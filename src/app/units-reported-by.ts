import { type Grant, may } from '../core/access/access.ts';
import type { Unit } from '../core/campaign/unit.ts';
import type { CommuneContent } from '../ports/catalogue.ts';

/** The units that these roles let report, in the order of units.csv. */
export const unitsReportedBy = (
  grants: readonly Grant[],
  { commune, units }: CommuneContent,
): readonly Unit[] =>
  units.filter((unit) => may(grants, 'report-for-unit', { commune: commune.id, unit: unit.id }));
