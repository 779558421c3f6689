import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Planner } from '../planner.ts';
import { beginCheck, strataOf } from '../reporting/draw-check.ts';
import { inParts } from '../reporting/long-lists.ts';
import type { JobHandler } from '../run-jobs.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
}

/** Draws a sample of lists that take long to open; the seed came with the word, so that a second try draws the same. */
export function createDrawJob({ store, clock, planner }: Deps): JobHandler {
  return async ({ id, args }, { signal }) => {
    const { commune = '', campaign = '', account = '', units = '', size, seed = '' } = args;
    const at = clock.now();
    const plan = planner.of(commune, campaign, at);
    const run = inParts(store, signal);
    const grants = await run(async (tx) => (await tx.grants.of([account], at)).get(account) ?? []);
    if (plan === undefined || !may(grants, 'spot-check', { commune }))
      return [say([text('command.not-allowed')])];
    const wanted = new Set(units.split(' '));
    const among = plan.content.units.filter((unit) => wanted.has(unit.id));
    const strata = await strataOf(run, plan, among, at);
    return async (tx) =>
      (await beginCheck(tx, plan, strata, { size: Number(size), id, seed, account, at })).says ?? [];
  };
}
