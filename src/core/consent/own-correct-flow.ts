import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import type { Flow } from '../flow/flow.ts';
import { fieldFlow } from '../report/correct-flow.ts';
import { declaredList } from './unit-declare-flow.ts';

export const ownCorrectFlowId = (unit: string): string => `s-${unit}`;
export const unitOfOwnCorrectFlow = (flow: string): string | undefined =>
  flow.startsWith('s-') ? flow.slice(2) : undefined;

/** One field of a row that somebody has declared. The row comes in as the answer `entry`. */
export function ownCorrectFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  const list = declaredList(campaign, unit);
  return (
    list &&
    fieldFlow(campaign, unit, list, {
      id: ownCorrectFlowId(unit.id),
      what: `own-correction:${unit.id}`,
      wording: { words: 'consent', human: true },
    })
  );
}
