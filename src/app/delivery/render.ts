import { altOf } from '../../core/flow/guide.ts';
import type { Language, Say } from '../../core/message/message.ts';
import type { Limits, Outbound } from '../../core/message/outbound.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { Words } from '../../ports/words.ts';

/** A message in the person's language. */
export function render(
  { parts, choices, picture, files, audience, ownNumber }: Say,
  language: Language,
  words: Words,
): Outbound {
  return {
    text: parts.map((part) => words.say(language, part)).join('\n\n'),
    choices: choices.map(({ token, label }) => ({ token, text: words.say(language, label) })),
    ...(picture !== undefined && {
      picture: { name: picture, alt: words.say(language, altOf(picture)) },
    }),
    ...(files !== undefined && {
      files: files.map(({ alt, ...file }) => ({
        ...file,
        ...(alt && { alt: words.say(language, alt) }),
      })),
    }),
    ...(audience !== undefined && { audience }),
    ...(ownNumber === 'wanted' && {
      ownNumber: { share: words.say(language, { key: 'dialogue.share-number' }) },
    }),
    ...(ownNumber === 'over' && { ownNumber: { over: words.say(language, { key: 'dialogue.thanks' }) } }),
  };
}

const utf8 = new TextEncoder();
const bytesOf = (text: string): number => utf8.encode(text).length;

/** Tokens that the platform's buttons cannot carry go out under short names, which are kept. */
export function shorten(tx: Tx, say: Say, { token: most }: Limits, at: Instant): Say {
  if (most === undefined || say.choices.every(({ token }) => bytesOf(token) <= most)) return say;
  const choices = say.choices.map((choice) =>
    bytesOf(choice.token) <= most ? choice : { ...choice, token: tx.buttons.keep(choice.token, at) },
  );
  return { ...say, choices };
}
