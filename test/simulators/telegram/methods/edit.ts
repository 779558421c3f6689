import type { Message } from 'grammy/types';
import { badRequest } from '../refusal.ts';
import type { World } from '../world.ts';
import { readKeyboard } from './keyboard.ts';
import { type Call, type Method, textOf } from './method.ts';
import { MAX_CAPTION, MAX_TEXT } from './send.ts';

export const editMessageText: Method = (world, call) => {
  const text = textOf(call.params['text']);
  if (text.trim() === '') throw badRequest('message text is empty');
  if (text.length > MAX_TEXT) throw badRequest('MESSAGE_TOO_LONG');
  return change(world, call, { text }, (message) => {
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
  });
};

export const editMessageCaption: Method = (world, call) => {
  const caption = textOf(call.params['caption']);
  if (caption.length > MAX_CAPTION) throw badRequest('message caption is too long');
  return change(world, call, { caption });
};

export const editMessageReplyMarkup: Method = (world, call) => change(world, call, {});

/** Buttons that are not named again go away. */
function change(
  world: World,
  { params }: Call,
  content: Partial<Message>,
  check: (message: Message) => void = () => {},
): Message {
  const { messages, placed } = world.openChat(params['chat_id']);
  const index = messages.findIndex(({ message_id: id }) => id === Number(params['message_id']));
  const before = messages[index];
  if (before === undefined) throw badRequest('message to edit not found');
  if (before.from?.id !== world.me.id || placed.has(before.message_id))
    throw badRequest("message can't be edited");
  check(before);
  const { reply_markup: _, ...rest } = before;
  const keyboard = readKeyboard(params['reply_markup']);
  const after = { ...rest, ...content, ...(keyboard && { reply_markup: keyboard }) } as Message;
  if (JSON.stringify(after) === JSON.stringify(before)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  messages[index] = after;
  return structuredClone(after);
}

export const deleteMessage: Method = (world, { params }) => {
  const { messages } = world.openChat(params['chat_id']);
  const index = messages.findIndex(({ message_id: id }) => id === Number(params['message_id']));
  if (index < 0) throw badRequest('message to delete not found');
  messages.splice(index, 1);
  return true;
};
