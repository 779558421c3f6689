import type { Part } from '../../src/app/cast.ts';
import { owes } from '../../src/core/campaign/obligations.ts';
import type { Sample } from '../../src/stage/sample.ts';

export const CHANNEL = 'prove';
export const OFFICER = 'officer';
export const headOf = (unit: string): string => `head-of-${unit}`;

/** One head for every unit that owes something, and an officer. */
export function castOf({ content, campaign }: Sample): readonly Part[] {
  const commune = content.commune.id;
  const owing = content.units.filter((unit) => campaign.reports.some((report) => owes(unit, report)));
  return [
    ...owing.map(({ id }): Part => {
      return { channel: CHANNEL, address: headOf(id), commune, role: 'head', unit: id };
    }),
    { channel: CHANNEL, address: OFFICER, commune, role: 'officer', unit: null },
  ];
}
