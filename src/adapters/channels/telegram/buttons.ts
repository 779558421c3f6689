import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Outbound } from '../../../ports/channel.ts';

/** Two buttons stand side by side only when both can be read on a small phone with large letters. */
const SHORT = 14;

/** The choices as buttons under a message; one a row, or two short ones. */
export function toKeyboard(choices: Outbound['choices']): InlineKeyboardMarkup {
  const rows: { text: string; callback_data: string }[][] = [];
  let canPair = false;
  for (const { text, token } of choices) {
    const button = { text, callback_data: token };
    const isShort = text.length <= SHORT;
    const row = rows.at(-1);
    if (isShort && canPair && row !== undefined) {
      row.push(button);
      canPair = false;
      continue;
    }
    rows.push([button]);
    canPair = isShort;
  }
  return { inline_keyboard: rows };
}
