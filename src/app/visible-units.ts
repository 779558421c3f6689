import { type Grant, may } from '../core/access/access.ts';
import type { Unit } from '../core/campaign/unit.ts';
import type { CommuneContent } from '../ports/catalogue.ts';

/** The units whose figures these roles may see, in the order of units.csv. */
export const visibleUnits = (grants: readonly Grant[], { commune, units }: CommuneContent): readonly Unit[] =>
  units.filter(({ id }) => may(grants, 'see-unit', { commune: commune.id, unit: id }));
