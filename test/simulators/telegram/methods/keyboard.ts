import type { InlineKeyboardMarkup } from 'grammy/types';
import { badRequest } from '../refusal.ts';
import type { KnownChat, ReplyButton } from '../world.ts';
import { json } from './method.ts';

const MAX_BUTTONS = 100;

/** Reads the buttons of a message and refuses what Telegram refuses. */
export function readKeyboard(value: unknown): InlineKeyboardMarkup | undefined {
  const keyboard = json<InlineKeyboardMarkup>(value);
  if (keyboard?.inline_keyboard === undefined) return undefined;
  const buttons = keyboard.inline_keyboard.flat();
  if (buttons.length > MAX_BUTTONS) throw badRequest('reply markup is too long');
  for (const button of buttons) {
    if (button.text === undefined || button.text === '')
      throw badRequest('inline keyboard button text must be non-empty');
    if (!('callback_data' in button)) continue;
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  }
  return keyboard;
}

interface ReplyMarkup {
  readonly keyboard?: readonly (readonly (ReplyButton | string)[])[];
  readonly remove_keyboard?: true;
}

/** Buttons in place of the keyboard of the phone: shown, taken away, or left as they are. */
export function readReplyKeyboard(
  { chat }: KnownChat,
  value: unknown,
): Pick<KnownChat, 'keyboard'> | undefined {
  const { keyboard, remove_keyboard: isGone } = json<ReplyMarkup>(value) ?? {};
  if (isGone) return {};
  if (keyboard === undefined) return undefined;
  const buttons = keyboard.flat().map((button) => (typeof button === 'string' ? { text: button } : button));
  if (buttons.some(({ text }) => text === undefined || text === ''))
    throw badRequest('keyboard button text must be non-empty');
  if (chat.type !== 'private' && buttons.some((button) => button.request_contact))
    throw badRequest('phone number can be requested in private chats only');
  return { keyboard: buttons };
}
