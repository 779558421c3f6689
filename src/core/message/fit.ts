import type { Limits, Outbound } from './outbound.ts';
import { shorten } from './shorten.ts';
import { split } from './split.ts';

/**
 * Cuts a message to what a channel can carry. Long text becomes several messages, and the choices, the
 * picture and the files ride on the last.
 * Where there are too few buttons the choices become numbered lines; where a button's text had to be cut, the lines
 * are added so that nothing is lost. Nothing to say gives no message.
 */
export function fit(message: Outbound, limits: Limits): readonly Outbound[] {
  const { text, choices, picture, files } = message;
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
  return pieces.map((piece, index) =>
    index < pieces.length - 1
      ? { text: piece, choices: [] }
      : { text: piece, choices: buttons, ...(picture && { picture }), ...(files && { files }) },
  );
}

function withLines(text: string, choices: Outbound['choices']): string {
  if (choices.length === 0) return text;
  const lines = choices.map((choice, index) => `${index + 1}. ${choice.text}`).join('\n');
  return text.trim() === '' ? lines : `${text}\n\n${lines}`;
}
