import { type Curve, curveOf } from '../core/report/progress.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Tx } from '../ports/store.ts';
import { loadDays } from './load-days.ts';
import type { Plan } from './planner.ts';

/** How the rows of a campaign, or of one unit, grew day by day. */
export async function loadCurve(tx: Tx, plan: Plan, at: Instant, unit?: string): Promise<Curve> {
  return curveOf(plan.campaign, await loadDays(tx, plan, unit), at);
}
