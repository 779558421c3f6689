import type { Campaign } from '../campaign/campaign.ts';
import type { ListField } from '../campaign/report.ts';
import type { Ask, Next, Node, NodeId, Wanted } from '../flow/flow.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import type { UnitList } from './list-of.ts';

/** What was achieved is asked like a field of the list; its answer is a list of metric numbers, m1, m2 … */
export const ACHIEVED = 'achieved';
type Question = ListField | typeof ACHIEVED;

/** Options of a menu have short ids, so a metric goes by its place in the plan. */
export const metricOption = (campaign: Campaign, metric: string): string =>
  `m${campaign.metrics.findIndex(({ id }) => id === metric) + 1}`;

export const metricOf = (campaign: Campaign, option: string): string | undefined =>
  campaign.metrics[Number(option.slice(1)) - 1]?.id;

/** What a question is called in a review and in a menu. */
export const fieldLabel = (question: Question): Text =>
  text(question === ACHIEVED ? 'report.field.achieved' : `campaign.field.${question}`);

/** The questions for one row, in the order in which people have them on paper. */
export function questionsOf({ fields, metrics }: UnitList): readonly { ask: Question; optional: boolean }[] {
  // "Nội dung hướng dẫn" of plan 001 is what was achieved; one metric alone needs no question.
  const asked = fields
    .filter(({ field }) => field !== 'guidance')
    .map(({ field, optional }) => ({ ask: field, optional }));
  return metrics.length > 1 ? [...asked, { ask: ACHIEVED, optional: false }] : asked;
}

/** `words`: the file of the catalogue in which the questions stand, under "ask". `human`: whoever finds no answer can call a person. */
export interface Wording {
  readonly words: string;
  readonly human?: true;
}

/** One question after the other; `last` is where the last one leads. */
export function askNodes(
  campaign: Campaign,
  list: UnitList,
  questions: readonly { ask: Question; optional: boolean }[],
  last: Next,
  { words, human }: Wording = { words: 'report' },
): Record<NodeId, Node> {
  return Object.fromEntries(
    questions.map(({ ask, optional }, n) => {
      const next = questions[n + 1]?.ask ?? last;
      const node: Ask = {
        kind: 'ask',
        text: text(`${words}.ask.${ask}`),
        label: fieldLabel(ask),
        answer: wantedFor(ask, campaign, list, last),
        ...(optional && { optional: true }),
        ...(human && { human }),
        // Known already when the guide that was followed is about it.
        ...(human && ask === ACHIEVED && { once: true as const }),
        next,
      };
      return [ask, node];
    }),
  );
}

function wantedFor(question: Question, campaign: Campaign, { metrics }: UnitList, last: Next): Wanted {
  switch (question) {
    case 'helper':
      return { type: 'name' };
    case 'name':
    case 'address':
    case 'citizen-id':
    case 'plates':
    case 'phone':
      return { type: question };
    case 'birth-year':
      return { type: 'number', min: 1900, max: 2100 };
    case 'case':
      return {
        type: 'choice',
        of: campaign.groups.map(({ id, number }) => ({
          id: `g${number}`,
          label: text(`campaign.group.${id}`),
        })),
      };
    case 'result':
      return {
        type: 'choice',
        of: [
          { id: 'yes', label: text('report.result.yes') },
          // Whoever did not succeed has achieved nothing that could be asked for.
          { id: 'no', label: text('report.result.no'), go: last },
        ],
      };
    case 'guidance':
    case 'achieved':
      return {
        type: 'several',
        of: metrics.map((metric) => ({
          id: metricOption(campaign, metric),
          label: text(`campaign.metric.${metric}`),
        })),
      };
  }
}
