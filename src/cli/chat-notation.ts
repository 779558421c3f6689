import type { Line } from '../ports/web-channel.ts';

/** A message of the bot as test/conversations/ writes it: further lines begin with four spaces, buttons are in [ ]. */
export const showLine = (name: string, { text, choices }: Pick<Line, 'text' | 'choices'>): string =>
  [...text.split('\n'), ...choices.map((choice) => `[${choice.text}]`)]
    .filter((line) => line !== '')
    .map((line, n) => (n === 0 ? `${name} < ${line}` : `    ${line}`))
    .join('\n');

/** What is typed is one line; a list has several. */
export const readLines = (words: string): string => words.replaceAll('⏎', '\n');

/** "[2]": the second button under the last message. Undefined for anything else. */
export function readTap(words: string): number | undefined {
  const digits = /^\[(\d{1,2})\]$/.exec(words)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
