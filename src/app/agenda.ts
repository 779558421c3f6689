import type { Instant } from '../core/time/instant.ts';
import { DAY, later } from '../core/time/instant.ts';
import type { Plan, PlanName, Planner } from './planner.ts';

/** Which plans have something due, without looking at the others: what a tick costs grows with what is due. */
export interface Agenda {
  /**
   * Does this for each plan whose moment has come: for all of them the first time, and for those of a commune when it
   * was changed. Returns the sum. One whose work fails takes no other with it, is due the next time too, and is thrown
   * after the others are done.
   */
  each(at: Instant, work: (plan: Plan) => Promise<number>): Promise<number>;
}

interface Deps {
  readonly planner: Planner;
  /** The next moment after this at which there is something to do for the plan. */
  readonly next: (plan: Plan, after: Instant) => Instant | undefined;
}

/** Open-ended plans grow with the years, so each is looked at again now and then. */
const AT_LATEST = 30 * DAY;

/** In memory only: a process that starts looks at everything once, as far back as the database says. */
export function createAgenda({ planner, next }: Deps): Agenda {
  const open = new Map<string, PlanName>(planner.names().map((name) => [keyOf(name), name]));
  // Sorted by time, the soonest last, so that what is due is popped off the end.
  const waiting: { readonly at: Instant; readonly name: PlanName }[] = [];
  let seen = 0;

  return {
    async each(at, work) {
      const failures: unknown[] = [];
      let sum = 0;
      for (const name of dueAt(at)) {
        const plan = planner.of(name.commune, name.campaign, at);
        if (plan === undefined) continue;
        try {
          sum += await work(plan);
          done(name, at);
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 1) throw new AggregateError(failures, `${failures.length} plans failed`);
      if (failures.length === 1) throw failures[0];
      return sum;
    },
  };

  function dueAt(at: Instant): readonly PlanName[] {
    const changes = planner.changes();
    const changed = new Set(changes.slice(seen).map(({ commune }) => commune));
    seen = changes.length;
    if (changed.size > 0) for (const name of planner.names()) if (changed.has(name.commune)) reopen(name);
    for (let last = waiting.at(-1); last !== undefined && last.at <= at; last = waiting.at(-1)) {
      waiting.pop();
      open.set(keyOf(last.name), last.name);
    }
    return [...open.values()];
  }

  function done(name: PlanName, at: Instant): void {
    // The work itself may have changed the plan.
    const plan = planner.of(name.commune, name.campaign, at);
    if (plan === undefined || !open.delete(keyOf(name))) return;
    const latest = later(at, AT_LATEST);
    const soonest = next(plan, at);
    insert({ at: soonest === undefined || soonest > latest ? latest : soonest, name });
  }

  function reopen(name: PlanName): void {
    const key = keyOf(name);
    const index = waiting.findIndex((one) => keyOf(one.name) === key);
    if (index >= 0) waiting.splice(index, 1);
    open.set(key, name);
  }

  function insert(one: (typeof waiting)[number]): void {
    let low = 0;
    let high = waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((waiting[middle]?.at ?? 0) > one.at) low = middle + 1;
      else high = middle;
    }
    waiting.splice(low, 0, one);
  }
}

const keyOf = ({ commune, campaign }: PlanName): string => `${commune}/${campaign}`;

/** The first of these moments that is still to come. */
export const soonest = (moments: readonly Instant[], after: Instant): Instant | undefined =>
  moments.filter((at) => at > after).toSorted((a, b) => a - b)[0];
