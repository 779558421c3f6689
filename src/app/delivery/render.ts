import { altOf } from '../../core/flow/guide.ts';
import { labelIn, labelledPicture } from '../../core/flow/picture-label.ts';
import type { Language, Say, Text } from '../../core/message/message.ts';
import type { Limits, Outbound, Picture } from '../../core/message/outbound.ts';
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
    // Half a letter, as a cell of a table may hold, is no UTF-8; platforms refuse a message for it.
    text: parts
      .map((part) => words.say(language, part))
      .join('\n\n')
      .toWellFormed(),
    choices: choices.map(({ token, label }) => ({ token, text: words.say(language, label).toWellFormed() })),
    ...(picture !== undefined && { picture: drawn(picture, parts, language, words) }),
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

/** The step's own words come last, after the help for whoever was stuck at it. */
function drawn(name: string, parts: readonly Text[], language: Language, words: Words): Picture {
  const alt = words.say(language, altOf(name));
  const step = parts.at(-1);
  const label = step && labelIn(words.say(language, step));
  return label === undefined
    ? { name, alt }
    : { name: labelledPicture(name, label), alt: `${alt}: “${label}”` };
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
