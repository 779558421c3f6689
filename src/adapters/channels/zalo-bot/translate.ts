import type { Attachment } from '../../../core/message/attachment.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Inbound } from '../../../ports/channel.ts';
import type { Message, Update } from './wire.ts';

/** What a bot is called, for it is addressed by name in groups. */
export type BotNames = readonly string[];

/**
 * What one update says. Nothing for what the platform does not show us (links, files, places, and all that children
 * send) in a group, where answering each of them would disturb everyone; in a chat of one's own it is an empty message.
 */
export function toInbound({ event_name, message }: Update, names: BotNames): Inbound | undefined {
  if (!KNOWN.has(event_name) || message.from.is_bot === true) return undefined;
  const inGroup = message.chat.chat_type === 'GROUP';
  if (inGroup && event_name === UNSUPPORTED) return undefined;
  const attachments = attachmentsOf(message);
  return {
    key: message.message_id,
    address: inGroup ? groupAddress(message.chat.id) : message.chat.id,
    ...(inGroup && { by: message.from.id }),
    at: toMoment(message.date),
    heard: {
      text: textOf(message, inGroup ? names : []),
      ...(attachments.length > 0 && { attachments }),
    },
  };
}

const UNSUPPORTED = 'message.unsupported.received';
const KNOWN: ReadonlySet<string> = new Set([
  'message.text.received',
  'message.image.received',
  'message.sticker.received',
  'message.voice.received',
  UNSUPPORTED,
]);

/** The platform does not say what the id of a group looks like, so we mark it ourselves. */
const GROUP = 'group:';
export const groupAddress = (chat: string): string => `${GROUP}${chat}`;
export const isGroup = (address: string): boolean => address.startsWith(GROUP);
export const toChat = (address: string): string => (isGroup(address) ? address.slice(GROUP.length) : address);

/** In a group the text begins with the bot's name, "@Bot Nghĩa Trung xong". */
function textOf({ text, caption }: Message, names: BotNames): string {
  const said = (text ?? caption ?? '').toWellFormed().normalize('NFC').trim();
  const mentions = names.map((name) => `@${name}`.normalize('NFC')).toSorted((a, b) => b.length - a.length);
  const mention = mentions.find((name) => said.startsWith(name));
  return mention === undefined ? said : said.slice(mention.length).trim();
}

function attachmentsOf({ photo, photo_url, voice_url }: Message): readonly Attachment[] {
  const picture = photo_url ?? photo;
  return [
    ...(picture === undefined ? [] : [{ kind: 'photo', ref: picture } as const]),
    ...(voice_url === undefined ? [] : [{ kind: 'voice', ref: voice_url, type: 'audio/aac' } as const]),
  ];
}

/** No second of this century is as large as a millisecond of 1973. */
const toMoment = (date: number): Instant => (date < 100_000_000_000 ? date * 1_000 : date) as Instant;
