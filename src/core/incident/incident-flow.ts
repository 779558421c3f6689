import { createFlow } from '../flow/create-flow.ts';
import type { Flow } from '../flow/flow.ts';
import { text } from '../message/say.ts';
import { KINDS } from './incident.ts';

export const INCIDENT = 'incident';

/** As much as fits into one message of a phone. */
const MAX = 500;

/** Somebody's data were lost, or seen by whom they are not meant for: what, when, whose, in words without the data themselves. */
export const incidentFlow = (timeZone: string): Flow =>
  createFlow({
    id: INCIDENT,
    start: 'kind',
    nodes: {
      kind: {
        kind: 'ask',
        text: text('incident.ask.kind'),
        label: text('incident.label.kind'),
        answer: {
          type: 'choice',
          of: KINDS.map((id) => ({ id, label: text(`incident.choice.${id}`) })),
        },
        next: 'found',
      },
      found: {
        kind: 'ask',
        text: text('incident.ask.found'),
        label: text('incident.label.found'),
        answer: { type: 'moment', timeZone },
        next: 'whose',
      },
      whose: {
        kind: 'ask',
        text: text('incident.ask.whose'),
        label: text('incident.label.whose'),
        answer: { type: 'text', max: MAX },
        next: 'words',
      },
      words: {
        kind: 'ask',
        text: text('incident.ask.words'),
        label: text('incident.label.words'),
        answer: { type: 'text', max: MAX },
        next: 'review',
      },
      review: {
        kind: 'review',
        text: text('incident.ask.review'),
        of: ['kind', 'found', 'whose', 'words'],
        next: 'record',
        cancel: 'end',
      },
      record: { kind: 'record', what: 'incident', next: 'end' },
    },
  });
