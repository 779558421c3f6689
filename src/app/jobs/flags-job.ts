import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Planner } from '../planner.ts';
import { busyUnits, inParts } from '../reporting/long-lists.ts';
import { sayCommuneFlags, sayUnitFlags } from '../reporting/say-flags.ts';
import type { JobHandler } from '../run-jobs.ts';
import { visibleUnits } from '../visible-units.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
}

/** The same as "/canhbao", for lists that take long to open. */
export function createFlagsJob({ store, clock, planner }: Deps): JobHandler {
  return async ({ args }, { signal }) => {
    const { commune = '', campaign = '', account = '', unit: unitId } = args;
    const at = clock.now();
    const plan = planner.of(commune, campaign, at);
    const run = inParts(store, signal);
    const grants = await run(async (tx) => (await tx.grants.of([account], at)).get(account) ?? []);
    const unit = plan && visibleUnits(grants, plan.content).find(({ id }) => id === unitId);
    if (plan && unit) return [await sayUnitFlags(run, plan, unit, at)];
    if (!plan || unitId !== undefined || !may(grants, 'see-commune', { commune }))
      return [say([text('command.not-allowed')])];
    const units = await run((tx) => busyUnits(tx, plan));
    return [await sayCommuneFlags(run, plan, units, at)];
  };
}
