import { createFlow } from '../flow/create-flow.ts';
import type { Flow } from '../flow/flow.ts';
import { text } from '../message/say.ts';

/** The officer's words for the bulletin that comes in as the answer `bulletin`. */
export const BULLETIN_WORDS = 'bulletin-words';

/** What a group still reads to its end. */
const MAX_WORDS = 700;

export const bulletinWordsFlow: Flow = createFlow({
  id: BULLETIN_WORDS,
  start: 'text',
  nodes: {
    text: {
      kind: 'ask',
      text: text('bulletin.ask-words'),
      answer: { type: 'text', max: MAX_WORDS },
      next: 'record',
    },
    record: { kind: 'record', what: BULLETIN_WORDS, next: 'end' },
  },
});
