import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import type { Flow } from '../flow/flow.ts';
import { householdsFlow, surveyFlow } from '../survey/survey-flows.ts';
import { correctFlow } from './correct-flow.ts';
import { countFlow } from './count-flow.ts';
import { difficultyFlow } from './difficulty-flow.ts';
import { evidenceFlow } from './evidence-flow.ts';
import { reportFlow } from './report-flow.ts';
import { rosterFlow } from './roster-flow.ts';

/** Conversations about one unit, by the two letters before its id in the name of the flow; citizens have d- and s-. */
const MAKERS: Readonly<Record<string, (campaign: Campaign, unit: Unit) => Flow | undefined>> = {
  'r-': reportFlow,
  'c-': correctFlow,
  'n-': countFlow,
  'e-': evidenceFlow,
  'l-': rosterFlow,
  'v-': surveyFlow,
  'h-': householdsFlow,
  'k-': (_, unit) => difficultyFlow(unit),
};

/** The unit that a flow is about; undefined for flows that are about none. */
export const unitOfFlow = (flow: string): string | undefined =>
  Object.hasOwn(MAKERS, flow.slice(0, 2)) ? flow.slice(2) : undefined;

export function unitFlow(campaign: Campaign, units: readonly Unit[], flow: string): Flow | undefined {
  const unit = units.find(({ id }) => id === unitOfFlow(flow));
  return unit && MAKERS[flow.slice(0, 2)]?.(campaign, unit);
}
