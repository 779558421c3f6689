import type { Campaign } from '../campaign/campaign.ts';
import type { Commune } from '../campaign/commune.ts';
import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Ask, Flow, Node, Option } from '../flow/flow.ts';
import { text } from '../message/say.ts';
import { unitNodes } from '../report/choose-unit.ts';
import { listOf } from '../report/list-of.ts';
import { listNotice } from './list-notice.ts';
import { CONSENT, noticeNode } from './notice.ts';
import { unitDeclareFlowId } from './unit-declare-flow.ts';

export const DECLARE = 'declare';
/** Whose row it is: the person's own, or that of somebody beside them. */
export const WHO = 'who';
/** `child` is under sixteen: counted, and not listed. */
export const AGE = 'age';

/** What is known from before and not asked again: the next relative on the same phone. */
const carried = [CONSENT, WHO, AGE, 'achieved'];

/**
 * "Tôi đã cài xong": consent first, then whose it is, how old they are and in which unit they are counted. What the unit
 * is asked by the plan comes in a flow of its own. Undefined where the plan keeps no lists.
 */
export function declareFlow(
  campaign: Campaign,
  place: { readonly commune: Commune; readonly units: readonly Unit[] },
): Flow | undefined {
  const { units } = place;
  const listed = units.filter((unit) => listOf(campaign, unit) !== undefined);
  if (listed.length === 0) return undefined;
  return createFlow({
    id: DECLARE,
    start: 'notice',
    nodes: {
      notice: noticeNode(listNotice(campaign, place), 'who', 'declined'),
      who: choice('consent.who', WHO, [option('me', 'my-age'), option('other', 'agrees')]),
      agrees: choice('consent.other-agrees', 'agrees', [
        option('present', 'age'),
        option('absent', 'no-leave'),
      ]),
      'my-age': choice('consent.my-age', AGE, [option('adult', 'unit'), option('child', 'unit')]),
      age: choice('consent.age', AGE, [option('adult', 'unit'), option('child', 'unit')]),
      ...unitNodes(listed, { ask: 'unit', go: (_, n) => `to-${n + 1}`, elsewhere: 'no-unit' }),
      ...Object.fromEntries(
        listed.map(({ id }, n): [string, Node] => [
          `to-${n + 1}`,
          { kind: 'enter', flow: unitDeclareFlowId(id), carry: carried },
        ]),
      ),
      declined: { kind: 'tell', text: text('consent.declined'), next: 'end' },
      'no-leave': { kind: 'tell', text: text('consent.no-leave'), next: 'end' },
      'no-unit': { kind: 'tell', text: text('consent.no-unit'), next: 'end' },
    },
  });
}

const option = (id: string, go: string): Option => ({ id, label: text(`consent.choice.${id}`), go });

const choice = (key: string, save: string, of: readonly Option[]): Ask => ({
  kind: 'ask',
  text: text(key),
  answer: { type: 'choice', of },
  save,
  once: true,
  human: true,
  next: 'end',
});
