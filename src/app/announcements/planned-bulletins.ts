import { bulletinsOf, type PlannedBulletin } from '../../core/campaign/bulletins.ts';
import type { Plan } from '../planner.ts';
import { remember } from '../remember.ts';

const known = remember(({ campaign, calendar }: Plan, _: string) => bulletinsOf(campaign, calendar));

/** What a plan announces; worked out once for each plan, because calendars are slow. */
export const plannedBulletins = (plan: Plan): readonly PlannedBulletin[] => known(plan, '');

export const plannedBulletin = (plan: Plan, key: string): PlannedBulletin | undefined =>
  plannedBulletins(plan).find((one) => one.key === key);
