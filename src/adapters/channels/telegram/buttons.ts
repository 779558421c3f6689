import type {
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'grammy/types';
import type { Outbound } from '../../../ports/channel.ts';

/** What stands under a message, or in place of the keyboard: a message has one of them. */
export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

export function toMarkup({ choices, ownNumber }: Outbound): Markup | undefined {
  if (ownNumber === undefined) return choices.length > 0 ? toKeyboard(choices) : undefined;
  return 'share' in ownNumber ? toShareKeyboard(ownNumber.share, choices) : { remove_keyboard: true };
}

/**
 * Only a button in place of the keyboard can ask for the number; Telegram then vouches that it is their own. Taps on
 * the others come back as their words.
 */
function toShareKeyboard(share: string, choices: Outbound['choices']): ReplyKeyboardMarkup {
  const rows: KeyboardButton[][] = [
    [{ text: share, request_contact: true }],
    ...choices.map(({ text }) => [{ text }]),
  ];
  return { keyboard: rows, resize_keyboard: true, one_time_keyboard: true };
}

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
