import type { Flow } from '../../core/flow/flow.ts';
import { type GuideProgress, guideProgress } from '../../core/report/guide-progress.ts';
import type { Span } from '../../core/time/read-span.ts';
import type { Tx } from '../../ports/store.ts';
import type { Plan } from '../planner.ts';

/** How far citizens came in the guides while a plan was under way, of runs that began in the span. */
export const loadGuides = async (
  tx: Tx,
  { campaign }: Pick<Plan, 'campaign'>,
  guides: ReadonlyMap<string, Flow>,
  span?: Span,
): Promise<readonly GuideProgress[]> =>
  guideProgress(guides, await tx.guideRuns.of(campaign.commune, campaign.id, span));
