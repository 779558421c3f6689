import { escalationsOf } from '../core/campaign/escalations.ts';
import { type Extension, extendedKey, extendObligation } from '../core/campaign/extension.ts';
import { type Firing, remindersOf } from '../core/campaign/reminders.ts';
import type { Tx } from '../ports/store.ts';
import type { Plan } from './planner.ts';

/** The plan with the deadlines that were put off for single units. Every use case that speaks of deadlines begins here. */
export async function extendedPlan(tx: Tx, plan: Plan): Promise<Plan> {
  const extensions = await tx.extensions.of(plan.campaign.commune, plan.campaign.id);
  return extensions.length === 0 ? plan : extend(plan, extensions);
}

/** The last extension of each obligation counts. What would have come by the old deadline after that moment is gone. */
function extend(plan: Plan, extensions: readonly Extension[]): Plan {
  const { campaign, calendar } = plan;
  const last = new Map(extensions.map((extension) => [extension.obligation, extension]));
  const extended = [...last.values()].flatMap((extension) => {
    const obligation = plan.obligations.get(extension.obligation);
    return obligation === undefined ? [] : [extendObligation(obligation, extension)];
  });
  const renewed = [
    ...remindersOf(campaign, extended, calendar),
    ...escalationsOf(campaign, extended, calendar),
  ].flatMap((firing): Firing[] => {
    const extension = last.get(firing.obligation);
    if (extension === undefined || firing.at <= extension.at) return [];
    return [{ ...firing, key: extendedKey(firing.key, extension, campaign.timeZone) }];
  });
  const kept = plan.firings.filter(({ obligation, at }) => at <= (last.get(obligation)?.at ?? at));
  const firings = [...kept, ...renewed].sort((a, b) => a.at - b.at);
  return {
    ...plan,
    obligations: new Map([
      ...plan.obligations,
      ...extended.map((obligation) => [obligation.key, obligation] as const),
    ]),
    firings,
    firingByKey: new Map(firings.map((firing) => [firing.key, firing])),
  };
}
