import { DECLARE, declareFlow } from '../core/consent/declare-flow.ts';
import { ownCorrectFlow, unitOfOwnCorrectFlow } from '../core/consent/own-correct-flow.ts';
import { RIGHT, rightFlow } from '../core/consent/right-flow.ts';
import { unitDeclareFlow, unitOfDeclareFlow } from '../core/consent/unit-declare-flow.ts';
import type { Flow } from '../core/flow/flow.ts';
import { HELP, helpFlow } from '../core/help/help-flow.ts';
import { TALK, talkFlow } from '../core/help/talk-flow.ts';
import { INCIDENT, incidentFlow } from '../core/incident/incident-flow.ts';
import type { Plan } from './planner.ts';

/** Conversations that are made from the plan for everybody. */
export function citizenFlow({ campaign, content }: Plan, id: string): Flow | undefined {
  if (id === RIGHT) return rightFlow;
  if (id === INCIDENT) return incidentFlow(content.commune.timeZone);
  if (id === TALK) return talkFlow;
  if (id === HELP) return helpFlow(content.units);
  if (id === DECLARE) return declareFlow(campaign, content);
  const unit = content.units.find(
    ({ id: unit }) => unit === (unitOfDeclareFlow(id) ?? unitOfOwnCorrectFlow(id)),
  );
  if (unit === undefined) return undefined;
  const make = unitOfDeclareFlow(id) === undefined ? ownCorrectFlow : unitDeclareFlow;
  return make(campaign, unit);
}
