import { plainKey, renewedKey } from '../core/campaign/reminder-key.ts';
import type { Firing } from '../core/campaign/reminders.ts';
import type { Plan } from './planner.ts';

/** What the plan says of a reminder of the ledger; undefined when it plans no such reminder any more. */
export function firingOf(plan: Plan, key: string): Firing | undefined {
  const own = plan.firingByKey.get(key);
  if (own !== undefined) return own;
  const firing = plan.firingByKey.get(plainKey(key));
  const due = firing && plan.obligations.get(firing.obligation)?.due;
  if (firing === undefined || due === undefined) return undefined;
  return renewedKey(firing.key, due, plan.campaign.timeZone) === key ? { ...firing, key } : undefined;
}

/** It died because the unit was given more time: the same rung stands in the plan with another day. */
export function isExtended(plan: Plan, key: string, obligation: string): boolean {
  const due = plan.obligations.get(obligation)?.due;
  return due !== undefined && plan.firingByKey.has(renewedKey(plainKey(key), due, plan.campaign.timeZone));
}
