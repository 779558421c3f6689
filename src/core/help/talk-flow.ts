import { createFlow } from '../flow/create-flow.ts';
import { text } from '../message/say.ts';

export const TALK = 'talk';

/**
 * What is typed goes to the other one, and then it begins anew with the number of the request, which comes in as the
 * answer `request`, until they say "dừng": no conversation keeps what was said to somebody.
 */
export const talkFlow = createFlow({
  id: TALK,
  fleeting: true,
  start: 'message',
  nodes: {
    message: {
      kind: 'ask',
      text: text('help.talk.ask'),
      label: text('help.talk.label'),
      answer: { type: 'text', max: 1000 },
      next: 'send',
    },
    send: { kind: 'record', what: 'talk', next: 'end' },
  },
});
