import type { Message } from 'grammy/types';
import type { Me } from './me.ts';

/** Groups and channels have negative numbers. */
export const isGroup = (address: string): boolean => address.startsWith('-');

/**
 * What was said to the bot in a group, without its name; undefined when it was not spoken to: a group is for its
 * people. "/tong@ten_bot", "@ten_bot tổng", "tổng @ten_bot?", and answers to what the bot said.
 */
export function addressedTo(message: Message, typed: string, { id, username }: Me): string | undefined {
  const own = new RegExp(`@${username}\\b`, 'gi');
  const command = new RegExp(`^/[a-z0-9_]+@${username}\\b`, 'i').exec(typed);
  if (command) return typed.replace(own, '').trim();
  // Said to another bot, if also under words of ours.
  if (/^\/[a-z0-9_]+@/i.test(typed)) return undefined;
  if (own.test(typed)) return typed.replaceAll(own, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return message.reply_to_message?.from?.id === id ? typed : undefined;
}
