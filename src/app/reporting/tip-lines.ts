import type { Obligation } from '../../core/campaign/obligations.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import type { Text } from '../../core/message/message.ts';
import { dayOf } from '../../core/time/day.ts';
import { type Instant, later } from '../../core/time/instant.ts';
import { sayTipReport } from '../../core/violation/say-figures.ts';
import type { Tx } from '../../ports/store.ts';
import { loadTipReport } from '../load-tip-report.ts';
import type { Plan } from '../planner.ts';

/** What a unit's report says about tips, where the plan has it say so: the year is that of its last day. */
export async function tipLines(
  tx: Tx,
  plan: Plan,
  unit: Unit,
  { report, due }: Pick<Obligation, 'report' | 'due'>,
  at: Instant,
): Promise<readonly Text[]> {
  const section = plan.campaign.violations;
  const wanted = section?.reports.find((each) => each.report === report && each.from === unit.kind);
  if (section === undefined || wanted === undefined) return [];
  const year = dayOf(later(due, -1), plan.campaign.timeZone).slice(0, 4);
  const figures = await loadTipReport(tx, plan, { year, through: wanted.through }, at);
  return figures === undefined ? [] : sayTipReport(section, figures);
}
