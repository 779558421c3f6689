import type { PlannedBulletin } from '../../core/campaign/bulletins.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import type { Text } from '../../core/message/message.ts';
import type { Figures } from '../../core/report/figures.ts';
import { sayBulletin } from '../../core/report/say-bulletin.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { loadFigures, loadUnitFigures } from '../load-figures.ts';
import type { Plan } from '../planner.ts';

/** The text of one bulletin for each place, worked out at this moment; places are read once. */
export function composeBulletins(
  tx: Tx,
  plan: Plan,
  bulletin: PlannedBulletin,
  words: string | undefined,
  at: Instant,
) {
  const known = new Map<string, readonly Text[]>();
  return async (unit: Unit | undefined): Promise<readonly Text[]> => {
    const name = unit?.id ?? '';
    const parts = known.get(name) ?? (await compose(unit));
    known.set(name, parts);
    return parts;
  };

  async function compose(unit: Unit | undefined): Promise<readonly Text[]> {
    const figures: Figures =
      unit === undefined ? await loadFigures(tx, plan) : await loadUnitFigures(tx, plan, unit, at);
    const { campaign, content } = plan;
    return sayBulletin({ campaign, commune: content.commune, unit, bulletin, words, figures, at });
  }
}
