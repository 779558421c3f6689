import type { Event } from './wire.ts';

/** Groups of an OA (GMF): https://developers.zalo.me/docs/official-account/nhom-chat-gmf. Their ids are told apart by us. */
const GROUP = 'group:';
export const toGroupAddress = (id: string): string => `${GROUP}${id}`;
export const isGroup = (address: string): boolean => address.startsWith(GROUP);
export const groupIdOf = (address: string): string => address.slice(GROUP.length);

const SAID = /^user_send_group_(?:text|image|gif|file|audio|video|sticker|link|location|business_card)$/;
/** Somebody has spoken in a group. */
export const isSaidInGroup = ({ event_name }: Event): boolean => SAID.test(event_name);

/** The group was made, or is no more. Who comes and goes in between is none of our business. */
export const groupChange = ({ event_name }: Event): 'joined' | 'left' | undefined =>
  event_name === 'create_group' ? 'joined' : event_name === 'delete_group' ? 'left' : undefined;

/** Which group an event is about; where its id stands is not certain. */
export function groupOf(event: Event): string | undefined {
  const { group_id: own, recipient, message } = event;
  return own ?? recipient?.group_id ?? message?.group_id ?? recipient?.id;
}

/**
 * What was said to the OA in a group, without its name; undefined when it was not spoken to: "/tong", "@OA xã tổng",
 * "[@<id of the OA>] tổng".
 */
export function addressedTo(text: string, names: readonly string[]): string | undefined {
  if (text.startsWith('/')) return text;
  const mentions = names
    .flatMap((name) => [`[@${name}]`, `@${name}`])
    .toSorted((a, b) => b.length - a.length);
  const mention = mentions.find((one) => text.startsWith(one.normalize('NFC')));
  return mention === undefined ? undefined : text.slice(mention.length).trim();
}

/** "[@<id>]" calls somebody; in what we only pass on it must not. */
export const withoutMentions = (text: string): string => text.replaceAll('[@', '[ @');
