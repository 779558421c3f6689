import type { Line } from '../../../ports/web-channel.ts';

type NewLine = Omit<Line, 'id' | 'address'>;

export interface Chats {
  lines(address: string): readonly Line[];
  add(address: string, line: NewLine): Line;
  /** True once for each key. */
  isFirst(address: string, key: string): boolean;
  /** What is written on the button that carries this token; the newest such button counts. */
  labelOf(address: string, token: string): string;
  listen(address: string, listener: Listener): () => void;
}

type Listener = (line: Line) => void;

interface Chat {
  lines: readonly Line[];
  readonly keys: Set<string>;
  readonly listeners: Set<Listener>;
}

/** Enough for a whole campaign of one person; a page that shows more is slow on an old phone. */
const MAX_LINES = 500;
/** A retry comes within seconds, so that older keys may be forgotten here; the inbox remembers them all. */
const MAX_KEYS = 500;

/** What was said in each chat, newest last, and who is watching. */
export function createChats(): Chats {
  const chats = new Map<string, Chat>();
  let lastId = 0;

  return {
    lines: (address) => chats.get(address)?.lines ?? [],

    add(address, line) {
      const chat = chatOf(address);
      const added = { ...line, address, id: ++lastId };
      chat.lines = [...chat.lines, added].slice(-MAX_LINES);
      for (const listener of [...chat.listeners]) listener(added);
      return added;
    },

    isFirst(address, key) {
      const { keys } = chatOf(address);
      if (keys.has(key)) return false;
      keys.add(key);
      for (const oldest of keys) {
        if (keys.size <= MAX_KEYS) break;
        keys.delete(oldest);
      }
      return true;
    },

    labelOf(address, token) {
      const choices = (chats.get(address)?.lines ?? []).flatMap((line) => line.choices);
      return choices.findLast((choice) => choice.token === token)?.text ?? '…';
    },

    listen(address, listener) {
      // A wrapper of its own, so that the same function may listen twice and stop once.
      const own: Listener = (line) => listener(line);
      chatOf(address).listeners.add(own);
      return () => void chatOf(address).listeners.delete(own);
    },
  };

  function chatOf(address: string): Chat {
    const known = chats.get(address) ?? { lines: [], keys: new Set(), listeners: new Set() };
    chats.set(address, known);
    return known;
  }
}
