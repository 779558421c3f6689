import type { Campaign } from '../core/campaign/campaign.ts';
import type { Commune } from '../core/campaign/commune.ts';
import type { Obligation } from '../core/campaign/obligations.ts';
import { phaseWindow } from '../core/campaign/phase.ts';
import type { Firing } from '../core/campaign/reminders.ts';
import type { Unit } from '../core/campaign/unit.ts';
import type { DatedChange } from '../core/change/change.ts';
import type { Day } from '../core/time/day.ts';
import { isoInstant } from '../core/time/instant.ts';
import type { Lived } from './plan-lived.ts';

/** A plan with all that is derived from it. */
export interface ShownPlan {
  readonly commune: Commune;
  readonly units: readonly Unit[];
  readonly campaign: Campaign;
  readonly obligations: readonly Obligation[];
  readonly reminders: readonly Firing[];
  /** Whom silence climbs to, and when. */
  readonly escalations: readonly Firing[];
  /** How far recurring deadlines were asked for. */
  readonly until: Day | undefined;
  /** Made in the chat, and laid over the files already. */
  readonly changes: readonly DatedChange[];
  /** What the database knows; undefined where there is none. */
  readonly lived: Lived | undefined;
}

/** For other programs. Every time is a UTC instant; `end` and `due` are the first instant that is too late. */
export function planAsJson({ commune, campaign, obligations, reminders }: ShownPlan) {
  return {
    campaign: `${commune.id}/${campaign.id}`,
    timeZone: campaign.timeZone,
    phases: campaign.phases.map((phase) => {
      const { id, start, end } = phaseWindow(phase, campaign.timeZone);
      return { id, start: isoInstant(start), end: end === null ? null : isoInstant(end) };
    }),
    obligations: obligations.map(({ report, unit, due }) => ({ report, unit, due: isoInstant(due) })),
    reminders: reminders.map(({ report, unit, offset, at }) => ({
      report,
      unit,
      offset,
      at: isoInstant(at),
    })),
  };
}
