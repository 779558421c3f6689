import type { Campaign } from '../core/campaign/campaign.ts';
import { existsOn, type Unit } from '../core/campaign/unit.ts';
import { type DatedChange, isUnitChange } from '../core/change/change.ts';
import { layCampaign } from '../core/change/lay-campaign.ts';
import { layUnits } from '../core/change/lay-units.ts';
import { type Day, dayOf } from '../core/time/day.ts';
import type { Instant } from '../core/time/instant.ts';
import type { CommuneContent } from '../ports/catalogue.ts';

/** One commune with its changes. Its units differ from one era to the next: eras begin where units begin, end or change. */
export interface LaidCommune {
  readonly id: string;
  readonly timeZone: string;
  readonly changes: readonly DatedChange[];
  /** 0 before the first such day. */
  eraOf(at: Instant): number;
  during(era: number): {
    /** With the units that are there. */
    readonly content: CommuneContent;
    /** Those that were and will be too. */
    readonly units: readonly Unit[];
  };
}

export function layCommune(content: CommuneContent, changes: readonly DatedChange[]): LaidCommune {
  const { id, timeZone } = content.commune;
  const ofUnits = changes.map(({ change }) => change).filter(isUnitChange);
  const days = [
    ...content.units.flatMap(({ since, until }) => [since, until].filter((on) => on !== undefined)),
    ...ofUnits.map(({ from }) => from),
  ];
  const beginnings: readonly Day[] = [...new Set(days)].sort();
  const campaigns = content.campaigns.map(
    (campaign): Campaign =>
      layCampaign(
        campaign,
        changes.filter((dated) => dated.campaign === campaign.id),
      ),
  );
  const eras = new Map<number, ReturnType<LaidCommune['during']>>();
  return {
    id,
    timeZone,
    changes,
    eraOf(at) {
      if (beginnings.length === 0) return 0;
      const today = dayOf(at, timeZone);
      return beginnings.filter((on) => on <= today).length;
    },
    during(era) {
      const known = eras.get(era);
      if (known) return known;
      // Before the first beginning there is no day to name; any earlier one will do.
      const on = beginnings[era - 1] ?? ('0001-01-01' as Day);
      const units = layUnits(content.units, ofUnits, on);
      const there = beginnings.length === 0 ? units : units.filter((unit) => existsOn(unit, on));
      const made = { units, content: { commune: content.commune, units: there, campaigns } };
      eras.set(era, made);
      return made;
    },
  };
}
