import type { Board } from '../core/report/board.ts';
import { type Commendation, commend, NO_CHECKS, type UnitChecks } from '../core/report/commendation.ts';
import { type StatedLine, statedLines } from '../core/report/stated-lines.ts';
import { dayOf } from '../core/time/day.ts';
import type { Instant } from '../core/time/instant.ts';
import type { TipReport } from '../core/violation/figures.ts';
import type { Tx } from '../ports/store.ts';
import type { Difficulty } from '../ports/tables/difficulties.ts';
import type { Evidence } from '../ports/tables/evidence.ts';
import type { SpotCheck, SpotItem } from '../ports/tables/spot-checks.ts';
import { loadBoard } from './load-board.ts';
import { loadTipReport } from './load-tip-report.ts';
import type { Plan } from './planner.ts';
import { tallyChecked } from './reporting/say-checked.ts';

/** The board, and what stands beside the figures in a report. */
export interface Dossier {
  readonly board: Board;
  readonly difficulties: readonly Difficulty[];
  readonly evidence: readonly Evidence[];
  /** Newest first. */
  readonly checks: readonly (SpotCheck & { readonly items: readonly SpotItem[] })[];
  /** What all the checks together found, by unit. */
  readonly found: ReadonlyMap<string, UnitChecks>;
  readonly commendation: Commendation;
  /** Numbers that units stated in their reports; `board.entering` says which of them the totals hold. */
  readonly stated: readonly StatedLine[];
  /** Of the half year that has begun, or of the whole year from July on. */
  readonly tips?: TipReport;
}

export async function loadDossier(tx: Tx, plan: Plan, at: Instant): Promise<Dossier> {
  const { commune, id } = plan.campaign;
  const board = await loadBoard(tx, plan, at);
  const difficulties = await tx.difficulties.of(commune, id);
  const evidence = await tx.evidence.of(commune, id);
  const checks = await tx.spotChecks.of(commune, id);
  const stated = statedLines(plan.campaign, plan.content.units, await tx.stated.of(commune, id));
  const found = foundBy(checks.flatMap(({ items }) => items));
  const commendation = commend(board, (unit) => found.get(unit) ?? NO_CHECKS);
  const today = dayOf(at, plan.campaign.timeZone);
  const period = { year: today.slice(0, 4), through: today.slice(5, 7) <= '06' ? 6 : 12 };
  const tips = await loadTipReport(tx, plan, period, at);
  return { board, difficulties, evidence, checks, found, commendation, stated, ...(tips && { tips }) };
}

/** The last word on each row counts, as where the checks themselves are told. */
const foundBy = (items: readonly SpotItem[]): ReadonlyMap<string, UnitChecks> =>
  new Map(
    [...Map.groupBy(items, ({ unit }) => unit)].map(([unit, mine]) => {
      const { met, notMet, absent } = tallyChecked(mine);
      return [unit, { met, notMet, absent }] as const;
    }),
  );
