import type { Attachment } from '../../../core/message/attachment.ts';
import type { Heard } from '../../../core/message/message.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Inbound } from '../../../ports/channel.ts';
import { readButton } from './buttons.ts';
import {
  addressedTo,
  groupChange,
  groupIdOf,
  groupOf,
  isGroup,
  isSaidInGroup,
  toGroupAddress,
} from './groups.ts';
import { type Attached, type Event, SubmittedText } from './wire.ts';

/**
 * Which OA an event is about: people write to it, it writes to people, or it is named. Undefined for what is about a
 * group and names none.
 */
export function oaOf(event: Event): string | undefined {
  const { event_name, oa_id, sender, recipient } = event;
  if (oa_id !== undefined) return oa_id;
  if (isSaidInGroup(event) || groupChange(event) !== undefined) return undefined;
  return event_name.startsWith('oa_') || event_name === 'user_received_message' ? sender?.id : recipient?.id;
}

/**
 * What an event says. Nothing for what the OA itself has sent (also by hand: to answer it would be to talk to
 * ourselves), for receipts, and for names we do not know.
 */
export function toInbound(event: Event, bodyDigest: string, names: readonly string[]): Inbound | undefined {
  const inGroup = isSaidInGroup(event) || groupChange(event) !== undefined;
  const address = inGroup ? addressOfGroup(event) : addressOf(event);
  const said = address === undefined ? undefined : inGroup ? readInGroup(event, names) : readEvent(event);
  if (address === undefined || said === undefined) return undefined;
  // What has no id of its own is told apart by its whole body, which repeats do not change.
  const key = `${event.event_name}:${event.message?.msg_id ?? bodyDigest}`;
  return { key, address, at: Number(event.timestamp) as Instant, ...said };
}

type Said = Pick<Inbound, 'heard' | 'presence' | 'by'>;

function addressOfGroup(event: Event): string | undefined {
  const group = groupOf(event);
  return group === undefined ? undefined : toGroupAddress(group);
}

/** A group is for its people: only what was said to the OA is heard. */
function readInGroup(event: Event, names: readonly string[]): Said | undefined {
  const by = event.sender?.id ?? names[0] ?? '';
  const presence = groupChange(event);
  if (presence !== undefined) return { heard: { text: '' }, presence, by };
  const heard = readMessage(event);
  const text = addressedTo(heard.text, names);
  return text === undefined ? undefined : { heard: { ...heard, text }, by };
}

function readEvent(event: Event): Said | undefined {
  const { event_name: name } = event;
  if (name === 'follow') return { heard: { text: '', start: '' }, presence: 'joined' };
  if (name === 'unfollow') return { heard: { text: '' }, presence: 'left' };
  if (name === 'user_submit_info') return { heard: readForm(event) };
  return WORDS.test(name) ? { heard: readMessage(event) } : undefined;
}

const WORDS =
  /^(?:user|anonymous)_send_(?:text|image|gif|file|audio|video|sticker|link|location|business_card)$/;

function readMessage({ event_name, message = {} }: Event): Heard {
  const { text = '', attachments = [] } = message;
  if (event_name.endsWith('_business_card')) return readCard(text, attachments);
  const button = readButton(text);
  if (button !== undefined) return { text: '', token: button };
  const found = attachments.map(toAttachment).filter((attachment) => attachment !== undefined);
  const said = text === '' ? (attachments.find(({ type }) => type === 'link')?.payload.url ?? '') : text;
  return { text: clean(said), ...(found.length > 0 && { attachments: found }) };
}

/** Where the number stands is not certain: by itself, or as JSON in what describes a link to the card. */
function readCard(text: string, attachments: readonly Attached[]): Heard {
  const found = attachments.flatMap(({ payload: { phone, description = '' } }): readonly Attachment[] => {
    const number = phone ?? SubmittedText.safeParse(tryParse(description)).data?.phone;
    return number === undefined ? [] : [{ kind: 'contact', phone: number, own: false }];
  });
  return { text: clean(text), ...(found.length > 0 && { attachments: found }) };
}

function toAttachment({ type, payload }: Attached): Attachment | undefined {
  const { url, name, size, coordinates } = payload;
  if (type === 'location' && coordinates) return { kind: 'location', ...coordinates };
  const kind = kinds[type];
  if (kind === undefined || url === undefined) return undefined;
  const told = {
    ...(name !== undefined && { name }),
    ...(payload.type !== undefined && { type: payload.type }),
    ...(size !== undefined && Number.isFinite(size) && { size }),
  };
  return { kind, ref: url, ...told };
}

const kinds: Readonly<Record<string, 'photo' | 'video' | 'voice' | 'file'>> = {
  image: 'photo',
  gif: 'photo',
  file: 'file',
  audio: 'voice',
  video: 'video',
};

/** The form asks for a number and takes any: it is not vouched for. */
function readForm({ info, message }: Event): Heard {
  const form = info ?? SubmittedText.safeParse(tryParse(message?.text ?? '')).data;
  if (form?.phone === undefined) return { text: '' };
  const named = form.name === undefined ? {} : { name: clean(form.name) };
  return { text: '', attachments: [{ kind: 'contact', phone: form.phone, own: false, ...named }] };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const clean = (text: string): string => text.toWellFormed().normalize('NFC').trim();

/** Visitors who have not let Zalo name them are answered within one conversation. Where their ids stand is not certain. */
const ANONYMOUS = 'anonymous:';

function addressOf(event: Event): string | undefined {
  if (!event.event_name.startsWith('anonymous_')) return event.follower?.id ?? event.sender?.id;
  const places = [event, event.sender, event.message];
  const id = places.map((place) => place?.anonymous_id).find((one) => one !== undefined) ?? event.sender?.id;
  const conversation = places.map((place) => place?.conversation_id).find((one) => one !== undefined);
  return id === undefined || conversation === undefined ? undefined : `${ANONYMOUS}${id}:${conversation}`;
}

export type Recipient =
  | { readonly user_id: string }
  | { readonly group_id: string }
  | { readonly anonymous_id: string; readonly conversation_id: string };

export function toRecipient(address: string): Recipient {
  if (isGroup(address)) return { group_id: groupIdOf(address) };
  if (!address.startsWith(ANONYMOUS)) return { user_id: address };
  const [anonymous_id = '', conversation_id = ''] = address.slice(ANONYMOUS.length).split(':');
  return { anonymous_id, conversation_id };
}
