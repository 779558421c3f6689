import type { Instant } from '../../../src/core/time/instant.ts';

export interface Chat {
  readonly id: string;
  /** Who writes, where it is a group. */
  readonly by?: string;
}

export type Kind =
  | { readonly text: string }
  | { readonly photo: string; readonly caption?: string }
  | { readonly voice: string }
  | { readonly sticker: string }
  /** Links, files, places, and all that children write. */
  | 'unsupported';

export interface Shape {
  readonly wrapped: boolean;
  readonly photo: 'photo' | 'photo_url';
  readonly seconds: boolean;
  readonly dateAsText: boolean;
  readonly camelCase: boolean;
}

interface Written {
  readonly id: string;
  readonly at: Instant;
  readonly chat: Chat;
  readonly kind: Kind;
  readonly shape: Shape;
}

export function toUpdate({ id, at, chat, kind, shape }: Written): object {
  const [event_name, content] = contentOf(kind, shape);
  return {
    event_name,
    message: {
      message_id: id,
      date: shape.dateAsText ? String(at) : shape.seconds ? Math.floor(at / 1_000) : at,
      from: { id: chat.by ?? chat.id, display_name: 'Người Thử', is_bot: false },
      chat: { id: chat.id, chat_type: chat.by === undefined ? 'PRIVATE' : 'GROUP' },
      ...content,
    },
  };
}

function contentOf(kind: Kind, shape: Shape): readonly [string, object] {
  if (kind === 'unsupported') return ['message.unsupported.received', {}];
  if ('text' in kind) return ['message.text.received', kind];
  if ('voice' in kind)
    return ['message.voice.received', { voice_url: kind.voice, message_type: 'CHAT_VOICE' }];
  if ('sticker' in kind)
    return ['message.sticker.received', { ...kind, url: 'https://stickers.zaloapp.com/x' }];
  const { photo, ...rest } = kind;
  return ['message.image.received', { [shape.photo]: photo, ...rest, message_type: 'CHAT_PHOTO' }];
}
