import type { Chat, InlineKeyboardMarkup, Message, User } from 'grammy/types';
import type { Allowance } from './bucket.ts';
import { createBuckets } from './bucket.ts';
import { badRequest, forbidden, Refusal } from './refusal.ts';
import { createUpdateQueue, type UpdateQueue } from './update-queue.ts';

/** How fast the bot may send; what is left out is not limited. */
export interface Limits {
  readonly overall?: Allowance;
  readonly chat?: Allowance;
  readonly group?: Allowance;
}

/** The official words (core.telegram.org/bots/faq): 30 a second in bulk, about one a second in a chat, 20 a minute in a group. */
export const TELEGRAM_LIMITS: Limits = {
  overall: { messages: 30, seconds: 1, burst: 30 },
  chat: { messages: 1, seconds: 1, burst: 5 },
  group: { messages: 20, seconds: 60, burst: 20 },
};

export interface StoredFile {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly path: string;
}

/** A tap says its text, or shares the person's number. */
export interface ReplyButton {
  readonly text: string;
  readonly request_contact?: boolean;
}

export interface KnownChat {
  readonly chat: Chat;
  readonly messages: Message[];
  /** The person has started the bot and not blocked it since; the bot is in the group. */
  reachable: boolean;
  /** Why not, as Telegram says it. */
  because: string;
  movedTo?: number;
  /** Buttons that stand in place of the keyboard of the phone. */
  keyboard?: readonly ReplyButton[];
  /** Messages that put such buttons there, or took them away with none; they cannot be edited. */
  readonly placed: Map<number, readonly ReplyButton[]>;
}

export interface Press {
  readonly at: number;
  answered?: string | undefined;
}

/** Everything that Telegram knows, and nothing of HTTP. */
export interface World {
  readonly now: () => number;
  readonly me: User;
  readonly updates: UpdateQueue;
  readonly chats: Map<number, KnownChat>;
  readonly files: Map<string, StoredFile>;
  readonly presses: Map<string, Press>;
  /** scope and language → commands. */
  readonly menus: Map<string, readonly { readonly command: string; readonly description: string }[]>;
  webhook: { url: string; secret: string | undefined } | undefined;
  newId(): number;
  store(bytes: Uint8Array, path: string): StoredFile;
  /** A chat that the bot may write to, or the refusal that it gets. */
  openChat(id: unknown): KnownChat;
  /** Throws 429 when the bot is too fast, or a storm goes on. */
  count(chat: KnownChat): void;
  /** Says 429 to everything until then, whatever the pace. */
  storm(until: number): void;
}

interface WorldDeps {
  readonly now: () => number;
  readonly username: string;
  readonly botId: number;
  readonly limits: Limits;
}

export function createWorld({ now, username, botId, limits }: WorldDeps): World {
  let ids = 0;
  let stormy = 0;
  const measure = createBuckets(now);
  const chats = new Map<number, KnownChat>();
  const files = new Map<string, StoredFile>();
  return {
    now,
    me: { id: botId, is_bot: true, first_name: 'Trợ lý đợt cao điểm', username },
    updates: createUpdateQueue(now),
    chats,
    files,
    presses: new Map(),
    menus: new Map(),
    webhook: undefined,
    newId: () => ++ids,
    store(bytes, path) {
      const id = `file-${++ids}-${bytes.length}`;
      const stored = { id, bytes, path: path.replace('#', String(ids)) };
      files.set(id, stored);
      return stored;
    },
    openChat(id) {
      const known = chats.get(Number(id));
      if (known === undefined) throw badRequest('chat not found');
      if (known.movedTo !== undefined)
        throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
          migrate_to_chat_id: known.movedTo,
        });
      if (!known.reachable) throw forbidden(known.because);
      return known;
    },
    storm(until) {
      stormy = until;
    },
    count({ chat }) {
      if (now() < stormy) throw tooMany(Math.ceil((stormy - now()) / 1_000));
      const isGroup = chat.id < 0;
      const rules = [
        ['all', limits.overall],
        [String(chat.id), isGroup ? limits.group : limits.chat],
      ] as const;
      for (const [name, rule] of rules) {
        const wait = rule ? measure(name, rule) : 0;
        if (wait > 0) throw tooMany(wait);
      }
    },
  };
}

const tooMany = (seconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

export const unixOf = (world: Pick<World, 'now'>): number => Math.floor(world.now() / 1_000);

export function keyboardOf(message: Message | undefined): InlineKeyboardMarkup['inline_keyboard'] {
  return message?.reply_markup?.inline_keyboard ?? [];
}
