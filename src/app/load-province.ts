import { type ProvinceView, toTotalsView } from '../core/report/totals-view.ts';
import { type Instant, isoInstant } from '../core/time/instant.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Store } from '../ports/store.ts';
import type { Reader } from './api-access.ts';
import { loadBoard } from './load-board.ts';
import type { Planner } from './planner.ts';

interface Deps {
  readonly store: Store;
  readonly planner: Planner;
  readonly catalogue: Catalogue;
}

/** Totals of many communes, each read for itself, so that a province of hundreds holds nobody up. */
export async function loadProvince(
  { store, planner, catalogue }: Deps,
  reader: Reader,
  at: Instant,
): Promise<ProvinceView> {
  const communes: ProvinceView['communes'] = [];
  for (const { commune, campaigns } of catalogue.communes.values()) {
    if (!reader.maySee(commune.id)) continue;
    const plan = planner.current(commune.id, at);
    const board = plan && (await store.transaction((tx) => loadBoard(tx, plan, at)));
    communes.push({
      id: commune.id,
      name: commune.name,
      province: commune.province,
      campaigns: campaigns.map(({ id, title }) => ({ id, title })),
      current: board ? withoutUnits(toTotalsView(board)) : null,
    });
  }
  return { asOf: isoInstant(at), communes };
}

function withoutUnits({ units: _, guides: __, ...totals }: ReturnType<typeof toTotalsView>) {
  return totals;
}
