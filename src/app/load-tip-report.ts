import type { Instant } from '../core/time/instant.ts';
import { type TipReport, tipReport } from '../core/violation/figures.ts';
import type { Tx } from '../ports/store.ts';
import type { Plan } from './planner.ts';

/** Undefined where the commune takes no tips in and never has, and so has nothing to count. */
export async function loadTipReport(
  tx: Tx,
  { content, campaign }: Pick<Plan, 'content' | 'campaign'>,
  period: { readonly year: string; readonly through: number },
  at: Instant,
): Promise<TipReport | undefined> {
  const { id: commune, violationDoor } = content.commune;
  if (campaign.violations === undefined) return undefined;
  const tips = await tx.tips.of(commune);
  const open = tips.filter(({ outcome, state }) => outcome === undefined && state !== 'closed').length;
  const overdue = tips.filter(({ due }) => due !== undefined && due <= at).length;
  const rows = await tx.tipFigures.of(commune, campaign.id);
  if (violationDoor.mode !== 'receive' && tips.length === 0 && rows.length === 0) return undefined;
  return tipReport(rows, period, campaign.violations.acts, { open, overdue });
}
