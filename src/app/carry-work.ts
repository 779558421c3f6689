import type { UnitChange } from '../core/change/change.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Tx } from '../ports/store.ts';
import type { Carry } from '../ports/tables/carries.ts';
import { carryFigures, uncarryFigures } from './carry-figures.ts';
import type { Plan, Planner } from './planner.ts';
import { tellOfTwins } from './tell-of-twins.ts';

/** What hangs on units beside their lists goes along; after a merger a person looks at those who may be one. */
export async function carryWork(
  tx: Tx,
  planner: Planner,
  carry: Omit<Carry, 'obligations'>,
  change: UnitChange,
): Promise<void> {
  const { seq, commune, units, to, at } = carry;
  const plans = plansOf(planner, commune, at);
  const obligations = new Map(
    plans.flatMap(({ campaign, obligations: all }) =>
      [...all.values()].flatMap(({ key, unit, report, period, due }) =>
        unit === to && due > at
          ? units.map((old) => [`${commune}/${campaign.id}/${report}/${old}/${period}`, key] as const)
          : [],
      ),
    ),
  );
  await tx.carries.over({ ...carry, obligations });
  const involved = new Set(change.type === 'units-merged' ? change.units : units);
  const parents = planner.unitsBefore(commune, seq).filter(({ id }) => involved.has(id));
  for (const plan of plans) {
    await carryFigures(tx, plan, parents, to, at);
    if (change.type === 'units-merged') await tellOfTwins(tx, plan, to, at);
  }
}

interface Back extends Pick<Carry, 'seq' | 'commune' | 'to' | 'at'> {
  /** When it was carried over. */
  readonly since: Instant;
}

export async function carryWorkBack(tx: Tx, planner: Planner, back: Back): Promise<void> {
  const { seq, commune, to, since, at } = back;
  await tx.carries.back(seq);
  for (const { campaign } of plansOf(planner, commune, at))
    await uncarryFigures(tx, commune, campaign.id, to, since, at);
}

const plansOf = (planner: Planner, commune: string, at: Instant): readonly Plan[] =>
  (planner.content(commune, at)?.campaigns ?? []).flatMap(({ id }) => planner.of(commune, id, at) ?? []);
