import type { Message, MessageEntity, Update, User } from 'grammy/types';
import { type KnownChat, keyboardOf, unixOf, type World } from './world.ts';

/** Messages wait a day, presses two and a half minutes (tdlib/telegram-bot-api, Client.cpp). */
const MESSAGE_SECONDS = 24 * 3_600;
const PRESS_SECONDS = 150;

/** What a person sees of one message. */
export interface Seen {
  readonly id: number;
  readonly text: string;
  readonly buttons: readonly string[];
  /** What it put in place of the keyboard of the phone. */
  readonly keyboard: readonly string[];
  readonly kind: 'text' | 'photo' | 'document';
}

export interface Person {
  readonly id: number;
  readonly user: User;
  /** Presses Start, or writes for the first time; until then the bot cannot write. */
  start(payload?: string): number;
  say(text: string, more?: Partial<Message>): number;
  /** Changes what they wrote last, or before that. */
  edit(text: string, messagesAgo?: number): number;
  /** What stands in place of the keyboard of their phone. */
  keyboard(): readonly string[];
  /** Taps one of those: the number is shared where it asks for that, otherwise its words are written. */
  press(label: string): number;
  /** Taps a button of the newest message that has any: by what is written on it, by its place, or any data at all. */
  tap(which: string | number | { readonly data: string }, messagesAgo?: number): number;
  photo(more?: Partial<Message>): number;
  /** One update each, as Telegram sends them. */
  album(count: number): readonly number[];
  /** Of any size, which is all that the bot is told before it fetches. */
  video(size: number, more?: Partial<Message>): number;
  document(name: string, bytes: Uint8Array, more?: Partial<Message>): number;
  contact(phone: string, of?: 'own' | 'other'): number;
  block(): void;
  unblock(): void;
  /** What the bot has written to them, oldest first. */
  seen(): readonly Seen[];
  menu(language?: string): readonly string[];
}

export function createPerson(world: World, id: number, firstName: string): Person {
  const user: User = { id, is_bot: false, first_name: firstName, language_code: 'vi' };
  const chat = { id, type: 'private', first_name: firstName } as const;
  const known: KnownChat = {
    chat,
    messages: [],
    reachable: false,
    placed: new Map(),
    because: "bot can't initiate conversation with a user",
  };
  world.chats.set(id, known);

  const write = (content: Partial<Message>): number => {
    known.reachable = true;
    return post(world, known, user, content);
  };
  const membership = (status: 'member' | 'kicked'): void => {
    known.reachable = status === 'member';
    known.because = 'bot was blocked by the user';
    addMembership(world, chat, user, status);
  };

  return {
    id,
    user,
    start(payload) {
      const text = payload === undefined ? '/start' : `/start ${payload}`;
      return write({ text, ...entitiesOf(text) });
    },
    say: (text, more = {}) => write({ text, ...entitiesOf(text), ...more }),
    edit: (text, messagesAgo = 0) => edit(world, known, user, text, messagesAgo),
    keyboard: () => (known.keyboard ?? []).map(({ text }) => text),
    press(label) {
      const button = known.keyboard?.find(({ text }) => text === label);
      if (button === undefined) throw new Error(`the keyboard has no ${label}`);
      if (!button.request_contact) return write({ text: label });
      return write({
        contact: { phone_number: `8490${String(id).padStart(7, '0')}`, first_name: firstName, user_id: id },
      });
    },
    tap: (which, messagesAgo = 0) => press(world, known, user, which, messagesAgo),
    photo: (more = {}) => write({ photo: sizes(world), ...more } as Partial<Message>),
    album(count) {
      const media_group_id = String(world.newId());
      return Array.from({ length: count }, () => write({ photo: sizes(world), media_group_id }));
    },
    video(size, more = {}) {
      const { id: file_id } = world.store(new Uint8Array(64), `videos/file_#.mp4`);
      const video = {
        file_id,
        file_unique_id: `u${file_id}`,
        file_size: size,
        width: 640,
        height: 360,
        duration: 9,
      };
      return write({ video, ...more } as Partial<Message>);
    },
    document(name, bytes, more = {}) {
      const { id: file_id } = world.store(bytes, `documents/file_#`);
      const document = { file_id, file_unique_id: `u${file_id}`, file_name: name, file_size: bytes.length };
      return write({ document, ...more } as Partial<Message>);
    },
    contact: (phone, of = 'own') =>
      write({
        contact: { phone_number: phone, first_name: firstName, user_id: of === 'own' ? id : id + 1 },
      }),
    block: () => membership('kicked'),
    unblock: () => membership('member'),
    seen: () =>
      known.messages.filter(({ from }) => from?.id === world.me.id).map((message) => toSeen(message, known)),
    menu: (language = '') => (world.menus.get(`chat:${id}:${language}`) ?? []).map(({ command }) => command),
  };
}

export interface Group {
  readonly id: number;
  say(by: Person, text: string, more?: Partial<Message>): number;
  tap(by: Person, which: string | number): number;
  /** The bot is let in, or thrown out. */
  admit(by: Person): void;
  expel(by: Person): void;
  /** Becomes a supergroup, with another id; the old one is of no use any more. */
  migrate(by: Person): number;
  seen(): readonly Seen[];
}

export function createGroup(world: World, id: number, title: string): Group {
  let known = open(id, 'group');
  function open(of: number, type: 'group' | 'supergroup'): KnownChat {
    const chat = { id: of, type, title } as KnownChat['chat'];
    const made: KnownChat = {
      chat,
      messages: [],
      reachable: true,
      placed: new Map(),
      because: 'bot was kicked from the group chat',
    };
    world.chats.set(of, made);
    return made;
  }
  const membership = (by: Person, status: 'member' | 'kicked'): void => {
    known.reachable = status === 'member';
    addMembership(world, known.chat, by.user, status);
  };
  return {
    get id() {
      return known.chat.id;
    },
    say: (by, text, more = {}) => post(world, known, by.user, { text, ...entitiesOf(text), ...more }),
    tap: (by, which) => press(world, known, by.user, which, 0),
    admit: (by) => membership(by, 'member'),
    expel: (by) => membership(by, 'kicked'),
    migrate(by) {
      const to = -1_000_000_000_000 + id;
      post(world, known, by.user, { migrate_to_chat_id: to });
      known.movedTo = to;
      const from = known;
      known = open(to, 'supergroup');
      known.messages.push(...from.messages);
      return to;
    },
    seen: () =>
      known.messages.filter(({ from }) => from?.id === world.me.id).map((message) => toSeen(message, known)),
  };
}

function post(world: World, known: KnownChat, from: User, content: Partial<Message>): number {
  const { chat } = known;
  const message = { message_id: world.newId(), from, chat, date: unixOf(world), ...content } as Message;
  known.messages.push(message);
  return world.updates.add(
    { message: structuredClone(message) } as Partial<Update>,
    MESSAGE_SECONDS,
    `chat ${chat.id}`,
  );
}

function edit(world: World, known: KnownChat, from: User, text: string, messagesAgo: number): number {
  const message = known.messages.filter((one) => one.from?.id === from.id).at(-1 - messagesAgo);
  if (message === undefined) throw new Error('they have written nothing');
  const words = message.caption === undefined ? { text, ...entitiesOf(text) } : { caption: text };
  Object.assign(message, words, { edit_date: unixOf(world) });
  const edited_message = structuredClone(message);
  return world.updates.add({ edited_message } as Partial<Update>, MESSAGE_SECONDS, `chat ${known.chat.id}`);
}

function press(
  world: World,
  known: KnownChat,
  from: User,
  which: string | number | { readonly data: string },
  messagesAgo: number,
): number {
  const asked = known.messages.filter((message) => keyboardOf(message).length > 0);
  const message = asked.at(-1 - messagesAgo);
  const buttons = keyboardOf(message).flat();
  const found =
    typeof which === 'number'
      ? buttons[which - 1]
      : typeof which === 'string'
        ? buttons.find(({ text }) => text.replace(/^\d+\. /, '') === which)
        : undefined;
  const data =
    typeof which === 'object' ? which.data : found && 'callback_data' in found ? found.callback_data : '';
  if (message === undefined || data === '')
    throw new Error(
      `there is no button ${JSON.stringify(which)} among ${buttons.map(({ text }) => text).join(' | ')}`,
    );
  const id = String(world.newId());
  world.presses.set(id, { at: world.now() });
  const callback_query = { id, from, message, chat_instance: String(known.chat.id), data };
  return world.updates.add({ callback_query } as Partial<Update>, PRESS_SECONDS, `press ${from.id}`);
}

function addMembership(world: World, chat: KnownChat['chat'], from: User, status: 'member' | 'kicked'): void {
  const other = status === 'member' ? 'kicked' : 'member';
  const my_chat_member = {
    chat,
    from,
    date: unixOf(world),
    old_chat_member: { user: world.me, status: other, until_date: 0 },
    new_chat_member: { user: world.me, status, until_date: 0 },
  };
  world.updates.add({ my_chat_member } as Partial<Update>, MESSAGE_SECONDS, `member ${chat.id}`);
}

function sizes(world: World) {
  const size = (px: number) => {
    const { id } = world.store(JPEG, 'photos/file_#.jpg');
    return { file_id: id, file_unique_id: `u${id}`, file_size: JPEG.length, width: px, height: px };
  };
  return [size(90), size(1_280)];
}

/** The first bytes of a JPEG, which is all that a check of its kind looks at. */
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]);

function entitiesOf(text: string): { readonly entities?: MessageEntity[] } {
  const entities = [...text.matchAll(/\/\w+(@\w+)?|@\w+/g)].map(({ 0: word, index: offset }) => ({
    type: word.startsWith('/') ? ('bot_command' as const) : ('mention' as const),
    offset,
    length: word.length,
  }));
  return entities.length > 0 ? { entities } : {};
}

const toSeen = (message: Message, { placed }: KnownChat): Seen => ({
  id: message.message_id,
  text: message.text ?? message.caption ?? '',
  buttons: keyboardOf(message)
    .flat()
    .map(({ text }) => text),
  keyboard: (placed.get(message.message_id) ?? []).map(({ text }) => text),
  kind: message.photo ? 'photo' : message.document ? 'document' : 'text',
});
