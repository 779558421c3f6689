import type { Limits, Outbound } from './outbound.ts';
import { shorten } from './shorten.ts';
import { split } from './split.ts';

/**
 * Cuts a message to what a channel can carry. Long text becomes several messages, and the choices, the
 * picture and the files ride on the last.
 * Where there are too few buttons the choices become numbered lines; where a button's text had to be cut, the lines
 * are added so that nothing is lost. Nothing to say gives no message. A keyboard can be taken away only by a message
 * without buttons, which is one of its own.
 */
export function fit({ ownNumber, audience, ...message }: Outbound, limits: Limits): readonly Outbound[] {
  const plain = fitPlain(message, limits);
  const pieces =
    audience === undefined ? plain : plain.map((piece, n) => (n === 0 ? { ...piece, audience } : piece));
  if (!limits.ownNumber || ownNumber === undefined) return pieces;
  if ('over' in ownNumber) return [{ text: ownNumber.over, choices: [], ownNumber }, ...pieces];
  return pieces.map((piece, n) => (n === pieces.length - 1 ? { ...piece, ownNumber } : piece));
}

function fitPlain(message: Outbound, limits: Limits): readonly Outbound[] {
  const { text, choices } = message;
  const whole = choices.map(({ token, text }, index) => ({
    token,
    text: choices.length > 1 ? `${index + 1}. ${text}` : text,
  }));
  const buttons =
    choices.length <= limits.choices
      ? whole.map(({ token, text }) => ({ token, text: shorten(text, limits.choiceText) }))
      : [];
  const told = text.trim() !== '' && whole.every((choice, index) => choice.text === buttons[index]?.text);
  const pieces = split(told ? text : withLines(text, choices), limits.text);
  const last = pieces.at(-1) ?? '';
  return [
    ...pieces.slice(0, -1).map((piece) => ({ text: piece, choices: [] })),
    ...enclose({ ...message, text: last, choices: buttons }, limits),
  ];
}

/** Where captions are short, every picture and file is a message; the last carries the text, if that fits under it. */
function enclose(message: Outbound, { caption }: Limits): readonly Outbound[] {
  const { text, choices, picture, files = [] } = message;
  const enclosures = [...(picture ? [{ picture }] : []), ...files.map((file) => ({ files: [file] }))];
  const last = enclosures.at(-1);
  if (last === undefined) return text === '' ? [] : [{ text, choices }];
  if (caption === undefined) return [message];
  const bare = (enclosure: Pick<Outbound, 'picture' | 'files'>) => ({ text: '', choices: [], ...enclosure });
  if (text.length <= caption) return [...enclosures.slice(0, -1).map(bare), { text, choices, ...last }];
  return [...enclosures.map(bare), { text, choices }];
}

function withLines(text: string, choices: Outbound['choices']): string {
  if (choices.length === 0) return text;
  const lines = choices.map((choice, index) => `${index + 1}. ${choice.text}`).join('\n');
  return text.trim() === '' ? lines : `${text}\n\n${lines}`;
}
