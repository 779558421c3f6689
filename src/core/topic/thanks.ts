import { fold } from '../message/fold.ts';

/** Words of politeness around a thank-you; more of them is something to be answered. */
const MAX_WORDS = 6;

/** "Cảm ơn bạn nhiều nhé": thanks and nothing else. `words` are the ways to begin it, folded. */
export function isThanks(text: string, words: readonly string[]): boolean {
  const said = fold(text)
    .replaceAll(/[!.,~]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const begins = words.some((word) => said === word || said.startsWith(`${word} `));
  return begins && said.split(' ').length <= MAX_WORDS;
}
