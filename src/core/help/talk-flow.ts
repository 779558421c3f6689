import { createFlow } from '../flow/create-flow.ts';
import { text } from '../message/say.ts';

export const TALK = 'talk';

/**
 * What is typed goes to the other one, message by message, until they say "dừng". The number of the request comes in as
 * the answer `request`.
 */
export const talkFlow = createFlow({
  id: TALK,
  fleeting: true,
  start: 'message',
  nodes: {
    message: {
      kind: 'ask',
      text: text('help.talk.ask'),
      answer: { type: 'text', max: 1000 },
      next: 'send',
    },
    send: { kind: 'record', what: 'talk', next: 'message' },
  },
});
