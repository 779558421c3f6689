import { createFlow } from '../flow/create-flow.ts';
import { text } from '../message/say.ts';
import { RIGHTS } from './rights-clocks.ts';

export const RIGHT = 'ask-right';

/** What the machine cannot do by itself: the row of somebody that a unit wrote down. An officer does it, by the clock. */
export const rightFlow = createFlow({
  id: RIGHT,
  start: 'kind',
  nodes: {
    kind: {
      kind: 'ask',
      text: text('rights.ask.kind'),
      answer: { type: 'choice', of: RIGHTS.map((id) => ({ id, label: text(`rights.choice.kind-${id}`) })) },
      once: true,
      human: true,
      next: 'note',
    },
    note: {
      kind: 'ask',
      text: text('rights.ask.note'),
      answer: { type: 'text', max: 300 },
      human: true,
      next: 'record',
    },
    record: { kind: 'record', what: 'right', next: 'end' },
  },
});
