import { currentPhase } from '../core/campaign/current-phase.ts';
import { type Board, toBoard } from '../core/report/board.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Tx } from '../ports/store.ts';
import { loadFigures } from './load-figures.ts';
import type { Plan } from './planner.ts';

/** Reads a campaign's figures once, as of that moment. Whoever shows figures begins here, so they cannot disagree. */
export async function loadBoard(tx: Tx, plan: Plan, at: Instant): Promise<Board> {
  const { campaign, content, obligations } = plan;
  const submissions = await tx.submissions.of(campaign.commune, campaign.id);
  const filed = new Map(submissions.map((one) => [one.obligation, one.firstCompleteAt]));
  const figures = await loadFigures(tx, plan, [currentPhase(campaign, at).id]);
  return toBoard({ campaign, units: content.units, obligations: obligations.values(), figures, filed }, at);
}
