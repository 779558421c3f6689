import type { CallbackQuery, ChatMemberUpdated, Message, Update } from 'grammy/types';
import type { Heard } from '../../../core/message/message.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Inbound } from '../../../ports/channel.ts';
import { attachmentsOf } from './attachments.ts';
import { addressedTo } from './groups.ts';
import type { Me } from './me.ts';
import type { Tapped } from './tapped.ts';

type Content = Pick<Inbound, 'heard' | 'by' | 'movedTo' | 'presence' | 'receipt'>;

/** From what Telegram hands over to what the pipeline takes in; undefined when it says nothing to us. */
export function toInbound(update: Update, me: Me, now: number): Inbound | undefined {
  const key = String(update.update_id);
  const { message, edited_message: edited, callback_query: query, my_chat_member: member } = update;
  if (message) return withKey(key, message.chat.id, message.date, fromMessage(message, me));
  if (edited) return withKey(key, edited.chat.id, edited.edit_date ?? edited.date, fromEdit(edited, me));
  if (query?.message) return withKey(key, query.message.chat.id, now / 1_000, fromTap(query));
  if (member) return withKey(key, member.chat.id, member.date, fromMembership(member));
  return undefined;
}

function withKey(key: string, chat: number, seconds: number, content?: Content): Inbound | undefined {
  return content && { key, address: String(chat), at: (seconds * 1_000) as Instant, ...content };
}

function fromMessage(message: Message, me: Me): Content | undefined {
  if (message.migrate_to_chat_id !== undefined)
    return { heard: { text: '' }, movedTo: String(message.migrate_to_chat_id) };
  const attachments = attachmentsOf(message);
  const isSaid =
    message.text !== undefined || attachments.length > 0 || CONTENT.some((kind) => kind in message);
  // Somebody came, something was pinned: nobody said anything.
  if (!isSaid || message.from === undefined || message.from.is_bot) return undefined;

  const typed = message.text ?? message.caption ?? '';
  const isPrivate = message.chat.type === 'private';
  const words = isPrivate ? typed : addressedTo(message, typed, me);
  if (words === undefined) return undefined;
  const heard: Heard = {
    ...toWords(words),
    ...(attachments.length > 0 && { attachments }),
    ...(message.media_group_id !== undefined && { album: message.media_group_id }),
    ...(message.forward_origin !== undefined && { forwarded: true }),
    ...(isPrivate && { message: String(message.message_id) }),
  };
  return { heard, ...(!isPrivate && { by: String(message.from.id) }) };
}

/**
 * What they wrote says something else now. A place that moves on, and a picture that a link has got, are edits too, of no
 * words; a group is only answered.
 */
function fromEdit(message: Message, me: Me): Content | undefined {
  if (message.chat.type !== 'private' || message.location !== undefined) return undefined;
  const text = message.text ?? message.caption;
  const content = text === undefined ? undefined : fromMessage(message, me);
  if (content === undefined) return undefined;
  const { attachments: _, album: __, start: ___, ...heard } = content.heard;
  return { ...content, heard: { ...heard, edited: true } };
}

/** What people send besides words and what has bytes; the bot says that it cannot read it. */
const CONTENT = ['sticker', 'poll', 'dice', 'story', 'venue', 'game', 'paid_media', 'checklist'];

function toWords(typed: string): Heard {
  // A lone surrogate cannot be stored as UTF-8.
  const text = typed.toWellFormed().normalize('NFC').trim();
  const start = /^\/start(?:\s+(?<payload>\S+))?$/.exec(text);
  return start ? { text: '', start: start.groups?.['payload'] ?? '' } : { text };
}

function fromTap({ id, data, from, message }: CallbackQuery): Content | undefined {
  if (data === undefined || message === undefined) return undefined;
  const receipt: Tapped = { query: id, message: message.message_id, ...shownIn(message, data) };
  const isPrivate = message.chat.type === 'private';
  return { heard: { text: '', token: data }, receipt, ...(!isPrivate && { by: String(from.id) }) };
}

/** The words of the message and of the button. A message that is too old comes without either. */
function shownIn(message: NonNullable<CallbackQuery['message']>, data: string) {
  if (message.date === 0) return {};
  const { text, caption, reply_markup: keyboard } = message as Message;
  const buttons = keyboard?.inline_keyboard.flat() ?? [];
  const button = buttons.find((one) => 'callback_data' in one && one.callback_data === data);
  return {
    ...(text !== undefined && { text }),
    ...(caption !== undefined && { caption }),
    ...(button && { choice: button.text }),
  };
}

function fromMembership({ chat, new_chat_member: now, from }: ChatMemberUpdated): Content {
  const isGone = now.status === 'kicked' || now.status === 'left';
  const by = chat.type === 'private' ? {} : { by: String(from.id) };
  return { heard: { text: '' }, presence: isGone ? 'left' : 'joined', ...by };
}
