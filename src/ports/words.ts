import type { Language, Text, TextKey } from '../core/message/message.ts';

/** The catalogue of what the bot says. The only place where a language is chosen. */
export interface Words {
  say(language: Language, text: Text): string;
  has(key: TextKey): boolean;
}
