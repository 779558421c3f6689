import type { Language, Text, TextKey } from '../core/message/message.ts';

/** The catalogue of what the bot says. The only place where a language is chosen. */
export interface Words {
  say(language: Language, text: Text): string;
  has(key: TextKey): boolean;
  /** The same sentences, spoken in one place: what a sentence names and was not given is taken from these. */
  naming(names: Names): Words;
}

/** By placeholder, such as police or area. */
export type Names = Readonly<Record<string, Text>>;
