import type { Unit } from '../../core/campaign/unit.ts';
import { say, text } from '../../core/message/say.ts';
import { drawSample, type Stratum } from '../../core/report/sample.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { Outcome } from '../outcome.ts';
import type { Plan } from '../planner.ts';
import { type InTransaction, isFlagged, loadFlags } from './load-flags.ts';
import { loadAllReports } from './load-report-flags.ts';
import { nextOfCheck } from './next-of-check.ts';

/** What counts and was not checked yet. Each flagged row in four doubles a unit's risk. */
export async function strataOf(
  run: InTransaction,
  plan: Plan,
  units: readonly Unit[],
  at: Instant,
): Promise<readonly Stratum[]> {
  const all = await run((tx) => loadAllReports(tx, plan));
  const strata: Stratum[] = [];
  for (const unit of units) {
    const { rows } = await loadFlags(run, plan, unit, at, all);
    const flagged = rows.filter(isFlagged).length;
    const risk = rows.length === 0 ? 1 : 1 + Math.min(2, (4 * flagged) / rows.length);
    const entries = rows.filter(({ isUnchecked }) => isUnchecked).map(({ id }) => id);
    strata.push({ unit: unit.id, entries, risk });
  }
  return strata;
}

/** Keeps a sample with its seed, and asks about the first row of it. */
export async function beginCheck(
  tx: Tx,
  plan: Plan,
  strata: readonly Stratum[],
  {
    size,
    id,
    seed,
    account,
    at,
  }: {
    readonly size: number;
    readonly id: string;
    readonly seed: string;
    readonly account: string;
    readonly at: Instant;
  },
): Promise<Outcome> {
  const { commune, id: campaign } = plan.campaign;
  const check = { id, commune, campaign, seed, by: account, at };
  const items = drawSample(seed, strata, size);
  if (items.length === 0) return { says: [say([text('check.nobody')])] };
  tx.spotChecks.begin(check, items);
  tx.audit.add({
    at,
    actor: account,
    action: 'begin-spot-check',
    subject: id,
    detail: { seed, rows: items.length },
  });
  const about = { rows: items.length, units: new Set(items.map(({ unit }) => unit)).size, seed };
  const drawn = { ...check, items: items.map((item) => ({ check: id, ...item })) };
  const first = await nextOfCheck({ tx, at, account }, plan, drawn);
  return { ...first, says: [say([text('check.drawn', about)]), ...(first.says ?? [])] };
}
