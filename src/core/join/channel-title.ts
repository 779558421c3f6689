import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';

const KNOWN = ['telegram', 'zalo'] as const;

/** What people call the place: "zalo-oa-nghia-trung" is Zalo. */
export function channelTitle(channel: string): Text {
  const known = KNOWN.find((name) => channel.startsWith(name));
  return text(`join.channel.${known ?? 'web'}`);
}
