import type { Ask } from '../flow/flow.ts';
import { hashOf } from '../flow/hash.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';

/** The answer that says whether somebody has agreed. */
export const CONSENT = 'consent';
export const AGREED = 'agree';

/** Shows the notice and asks. Neither answer is the default: silence, or anything else that is typed, is no consent. */
export const noticeNode = (notice: Text, agreed: string, declined: string): Ask => ({
  kind: 'ask',
  text: notice,
  brief: text('consent.again'),
  answer: {
    type: 'choice',
    of: [
      { id: AGREED, label: text('consent.choice.agree'), go: agreed },
      { id: 'decline', label: text('consent.choice.decline'), go: declined },
    ],
  },
  save: CONSENT,
  once: true,
  human: true,
  next: declined,
});

/** Names the words that somebody agreed to: their version, and a number that changes when a letter of them does. */
export const noticeName = (version: string, words: string): string =>
  `${version}-${hashOf(words).toString(36)}`;

/** The version alone, as a person reads it. */
export const noticeVersion = (name: string): string => name.replace(/-[\da-z]+$/, '');
