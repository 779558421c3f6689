import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportCampaign, exportUnits } from '../../../src/adapters/content/export-plan.ts';
import { readUnits } from '../../../src/adapters/content/read-units.ts';
import { readYaml } from '../../../src/adapters/content/read-yaml.ts';
import { CampaignFile } from '../../../src/core/campaign/campaign.ts';
import { obligationsOf } from '../../../src/core/campaign/obligations.ts';
import type { Change, DatedChange, UnitChange } from '../../../src/core/change/change.ts';
import { mergedUnit } from '../../../src/core/change/draft-unit.ts';
import { layCampaign } from '../../../src/core/change/lay-campaign.ts';
import { layUnits } from '../../../src/core/change/lay-units.ts';
import { addDays, day, dayOf } from '../../../src/core/time/day.ts';
import { instant, later } from '../../../src/core/time/instant.ts';
import { content } from '../../support/test-app.ts';

const plans = [...content.catalogue.communes.values()].flatMap(({ commune, units, campaigns }) =>
  campaigns.map((campaign) => ({
    name: `${commune.id}/${campaign.id}`,
    commune: commune.id,
    campaign,
    units,
  })),
);

describe.each(plans)('$name with changes written into its files', ({ commune, campaign, units }) => {
  const file = join('data/communes', commune, 'campaigns', `${campaign.id}.yaml`);
  const source = readFileSync(file, 'utf8');
  const rounds = [
    ...new Map(obligationsOf(campaign, units).map((one) => [`${one.report} ${one.period}`, one])).values(),
  ];
  const moves = rounds.slice(0, 3).map(({ report, period, due }, seq): DatedChange => {
    const through = addDays(dayOf(later(due, -1), campaign.timeZone), 3);
    const change: Change = { type: 'deadline-moved', report, period, through, reason: 'thử' };
    return { seq, commune, campaign: campaign.id, at: instant('2026-01-01T00:00:00Z'), by: 'lan', change };
  });
  const laid = layCampaign(campaign, moves);

  test('is the plan that the bot goes by', () => {
    const written = exportCampaign(source, laid);
    const { value, problems } = readYaml(CampaignFile, file, written);
    expect(problems).toEqual([]);
    const { id, timeZone } = campaign;
    expect(obligationsOf({ ...(value as CampaignFileValue), id, commune, timeZone }, units)).toEqual(
      obligationsOf(laid, units),
    );
    expect(written.match(/#/g)?.length).toBe(source.match(/#/g)?.length);
  });

  test('has the units with their days', () => {
    const [a, b] = units.filter(({ kind }) => kind === units[0]?.kind);
    if (a === undefined || b === undefined) return;
    const into = mergedUnit('Đơn vị Mới', [a, b], units);
    const change: UnitChange = { type: 'units-merged', units: [a.id, b.id], into, from: day('2030-01-01') };
    const all = layUnits(units, [change], day('2031-01-01'));
    const columns = [...new Set(units.flatMap(({ denominators }) => Object.keys(denominators)))];
    const read = readUnits(commune, 'units.csv', exportUnits(all, columns));
    expect(read.problems).toEqual([]);
    expect(read.units.map(({ unit }) => unit)).toEqual(all);
  });
});

type CampaignFileValue = Parameters<typeof obligationsOf>[0];
