import { createFlow } from '../flow/create-flow.ts';
import type { Flow } from '../flow/flow.ts';
import { text } from '../message/say.ts';
import { MAX_FILES } from './tip-flow.ts';

export const RECEIPT_FLOW = 'receipt';
export const RECEIPT_WAYS = 'receipt-ways';

/** Asks for the receipt; what it leads to is said by whoever carries it out. */
export const receiptFlow: Flow = createFlow({
  id: RECEIPT_FLOW,
  start: 'receipt',
  nodes: {
    receipt: {
      kind: 'ask',
      text: text('violation.receipt.ask'),
      answer: { type: 'receipt' },
      once: true,
      next: 'look',
    },
    look: { kind: 'record', what: 'receipt:look', next: 'end' },
  },
});

/** What the holder of a receipt can do; begins with the answer `receipt`. */
export const receiptWays: Flow = createFlow({
  id: RECEIPT_WAYS,
  start: 'way',
  nodes: {
    way: {
      kind: 'ask',
      text: text('violation.way.ask'),
      answer: {
        type: 'choice',
        of: [
          { id: 'write', label: text('violation.choice.way-write') },
          { id: 'quiet', label: text('violation.choice.way-quiet'), go: 'be-quiet' },
          { id: 'handled', label: text('violation.choice.way-handled'), go: 'handled' },
          { id: 'leave', label: text('violation.choice.way-leave'), go: 'bye' },
        ],
      },
      next: 'words',
    },
    words: {
      kind: 'ask',
      text: text('violation.way.words'),
      answer: { type: 'text', max: 1000 },
      next: 'files',
    },
    files: {
      kind: 'ask',
      text: text('violation.way.files'),
      answer: { type: 'files', kinds: ['photo', 'video', 'file'], max: MAX_FILES },
      optional: true,
      next: 'add',
    },
    add: { kind: 'record', what: 'receipt:add', next: 'end' },
    'be-quiet': { kind: 'record', what: 'receipt:quiet', next: 'end' },
    handled: {
      kind: 'ask',
      text: text('violation.way.handled'),
      answer: {
        type: 'choice',
        of: ['yes', 'no'].map((id) => ({ id, label: text(`violation.choice.handled-${id}`) })),
      },
      next: 'say-handled',
    },
    'say-handled': { kind: 'record', what: 'receipt:handled', next: 'end' },
    bye: { kind: 'tell', text: text('violation.bye'), next: 'end' },
  },
});
