import type { Message } from 'grammy/types';
import { badRequest } from '../refusal.ts';
import { type KnownChat, unixOf, type World } from '../world.ts';
import { readKeyboard, readReplyKeyboard } from './keyboard.ts';
import { type Call, json, type Method, textOf } from './method.ts';

export const MAX_TEXT = 4_096;
export const MAX_CAPTION = 1_024;
const MAX_PHOTO = 10 * 1024 * 1024;

export const sendMessage: Method = (world, call) => {
  const chat = world.openChat(call.params['chat_id']);
  const text = textOf(call.params['text']);
  if (text.trim() === '') throw badRequest('message text is empty');
  if (!text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  if (text.length > MAX_TEXT) throw badRequest('message is too long');
  return post(world, chat, call, { text });
};

export const sendPhoto: Method = (world, call) => {
  const chat = world.openChat(call.params['chat_id']);
  return post(world, chat, call, photo(world, call, call.params['photo'], 'photo'));
};

export const sendDocument: Method = (world, call) => {
  const chat = world.openChat(call.params['chat_id']);
  return post(world, chat, call, document(world, call, call.params['document'], 'document'));
};

export const sendMediaGroup: Method = (world, call) => {
  const chat = world.openChat(call.params['chat_id']);
  const items = json<{ type: string; media: string; caption?: string }[]>(call.params['media']) ?? [];
  if (items.length < 2 || items.length > 10) throw badRequest('there must be 2 to 10 items in an album');
  const media_group_id = String(world.newId());
  return items.map((item) => {
    const of = { ...call, params: { caption: item.caption } };
    const content =
      item.type === 'photo' ? photo(world, of, item.media, '') : document(world, of, item.media, '');
    return post(world, chat, of, { ...content, media_group_id });
  });
};

function photo(world: World, call: Call, value: unknown, part: string): Partial<Message> {
  const file = fileOf(world, call, value, part, 'photos/file_#.jpg');
  if (file.bytes.length > MAX_PHOTO) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  const size = {
    file_id: file.id,
    file_unique_id: `u${file.id}`,
    file_size: file.bytes.length,
    width: 90,
    height: 120,
  };
  return { photo: [size], ...captionOf(call) };
}

function document(world: World, call: Call, value: unknown, part: string): Partial<Message> {
  const file = fileOf(world, call, value, part, 'documents/file_#');
  const name = call.uploads.get(partOf(value, part))?.name;
  return {
    document: {
      file_id: file.id,
      file_unique_id: `u${file.id}`,
      file_size: file.bytes.length,
      ...(name !== undefined && { file_name: name }),
    },
    ...captionOf(call),
  } as Partial<Message>;
}

function captionOf({ params }: Call): Partial<Message> {
  const caption = textOf(params['caption']);
  if (caption.length > MAX_CAPTION) throw badRequest('message caption is too long');
  return caption === '' ? {} : { caption };
}

const partOf = (value: unknown, part: string): string =>
  typeof value === 'string' && value.startsWith('attach://') ? value.slice('attach://'.length) : part;

/** An upload, or what was uploaded before. */
function fileOf(world: World, { uploads }: Call, value: unknown, part: string, path: string) {
  const upload = uploads.get(partOf(value, part));
  if (upload) return world.store(upload.bytes, path);
  const known = world.files.get(textOf(value));
  if (known === undefined) throw badRequest('wrong file identifier/HTTP URL specified');
  return known;
}

function post(world: World, chat: KnownChat, { params }: Call, content: Partial<Message>): Message {
  const keyboard = readKeyboard(params['reply_markup']);
  const inPlace = readReplyKeyboard(chat, params['reply_markup']);
  world.count(chat);
  const message = {
    message_id: world.newId(),
    from: world.me,
    chat: chat.chat,
    date: unixOf(world),
    ...content,
    ...(keyboard && { reply_markup: keyboard }),
  } as Message;
  chat.messages.push(message);
  if (inPlace) {
    chat.placed.set(message.message_id, inPlace.keyboard ?? []);
    if (inPlace.keyboard) chat.keyboard = inPlace.keyboard;
    else delete chat.keyboard;
  }
  // What is kept inside must not change with what was handed out.
  return structuredClone(message);
}
