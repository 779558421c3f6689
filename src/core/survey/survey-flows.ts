import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Ask, Flow } from '../flow/flow.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';
import { surveyOf } from './survey-of.ts';

export const surveyFlowId = (unit: string): string => `v-${unit}`;
export const householdsFlowId = (unit: string): string => `h-${unit}`;

/** People of one household; a larger number is a slip of the finger. */
export const MAX_IN_HOUSEHOLD = 100;

/** Where the answer on the n-th count stands. */
export const countAnswer = (n: number): string => `n${n + 1}`;

/** One household: who, where, and each count of the plan. */
export function surveyFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  const survey = surveyOf(campaign, unit);
  if (survey === undefined) return undefined;
  const asks = survey.counts.map((count, n): readonly [string, Ask] => [
    countAnswer(n),
    {
      kind: 'ask',
      text: text('survey.ask.count', { count: text(`campaign.denominator.${count}`) }),
      label: text(`campaign.denominator.${count}`),
      answer: { type: 'number', min: 0, max: MAX_IN_HOUSEHOLD },
      next: n + 1 < survey.counts.length ? countAnswer(n + 1) : 'review',
    },
  ]);
  return createFlow({
    id: surveyFlowId(unit.id),
    start: 'intro',
    nodes: {
      intro: { kind: 'tell', text: text('survey.intro', { unit: plain(unit.name) }), next: 'name' },
      name: {
        kind: 'ask',
        text: text('survey.ask.name'),
        label: text('survey.field.name'),
        answer: { type: 'name' },
        next: 'address',
      },
      address: {
        kind: 'ask',
        text: text('survey.ask.address'),
        label: text('campaign.field.address'),
        answer: { type: 'address' },
        optional: true,
        next: countAnswer(0),
      },
      ...Object.fromEntries(asks),
      review: {
        kind: 'review',
        text: text('survey.review', { unit: plain(unit.name) }),
        of: ['name', 'address', ...asks.map(([id]) => id)],
        next: 'record',
        cancel: 'dropped',
      },
      record: { kind: 'record', what: `households:${unit.id}`, next: 'end' },
      dropped: { kind: 'tell', text: text('survey.dropped'), next: 'end' },
    },
  });
}

/** A list of households waits here for one word; it comes in as the answer `rows`. */
export function householdsFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  if (surveyOf(campaign, unit) === undefined) return undefined;
  return createFlow({
    id: householdsFlowId(unit.id),
    start: 'confirm',
    nodes: {
      confirm: {
        kind: 'ask',
        text: text('survey.confirm', { unit: plain(unit.name) }),
        answer: {
          type: 'choice',
          of: [
            { id: 'ok', label: text('survey.choice.ok') },
            { id: 'cancel', label: text('survey.choice.drop'), go: 'dropped' },
          ],
        },
        next: 'record',
      },
      record: { kind: 'record', what: `households:${unit.id}`, next: 'end' },
      dropped: { kind: 'tell', text: text('survey.dropped'), next: 'end' },
    },
  });
}
