import * as z from 'zod';
import type { Attachment } from './attachment.ts';
import type { Audience } from './audience.ts';

/** A name in locales/, such as "menu.welcome"; whether it exists is checked when content is loaded. */
export const TextKey = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'expected a text key such as menu.welcome');
export type TextKey = z.infer<typeof TextKey>;

export type Language = 'vi' | 'en';

/** A value inside a sentence. A nested Text is put into the same language as the sentence around it. */
export type Param = string | number | Text;

/** One sentence or paragraph, before anyone has chosen a language. */
export interface Text {
  readonly key: TextKey;
  readonly params?: Readonly<Record<string, Param>>;
}

/** One way to answer. `token` comes back unchanged when it is tapped; `id` is what the engine stores. */
export interface Choice {
  readonly id: string;
  readonly label: Text;
  readonly token: string;
  /** Other names for it that are understood when they are typed. */
  readonly others?: readonly string[];
}

/** What the bot means to say, before anyone has chosen a language or a channel. Parts are set as paragraphs. */
export interface Say {
  readonly parts: readonly Text[];
  readonly choices: readonly Choice[];
  /** A drawing of ours that goes with it, by its name in data/pictures. */
  readonly picture?: string;
  readonly files?: readonly SaidFile[];
  /** Key of an earlier message of ours to this chat, whose words these take the place of where words can be changed. */
  readonly replaces?: string;
  /** Their part has changed: from this message on the chat shows the commands of this one. */
  readonly audience?: Audience;
  /** Their own telephone number is asked for, or not any more: platforms that know it have a button for that. */
  readonly ownNumber?: 'wanted' | 'over';
  /** All of it, sealed by a vault until it is sent; the rest is empty then. */
  readonly locked?: string;
}

/** A file that goes with a message. */
export interface SaidFile {
  /** Its id in the media. */
  readonly media: string;
  /** What it is called on the person's phone, such as "thon-3.xlsx". */
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  /** Bytes; unknown for what was queued before sizes were kept. */
  readonly size?: number;
  /** What a picture shows, for whoever does not see it. */
  readonly alt?: Text;
}

/** What a person said, after the channel's own format has been taken off. */
export interface Heard {
  /** As typed, NFC; empty when they tapped. */
  readonly text: string;
  /** The token of the button they tapped. */
  readonly token?: string;
  /** What came with a deep link: the code of an invitation, the name of a guide. */
  readonly start?: string;
  readonly attachments?: readonly Attachment[];
  /** What was sent together has the same name here, each in a message of its own. */
  readonly album?: string;
  /** The platform's name for the message, where it tells of messages that were edited. */
  readonly message?: string;
  /** It was heard before, and says something else now. */
  readonly edited?: boolean;
  /** Written by somebody else, and only passed on. */
  readonly forwarded?: boolean;
}

/** A text that is data already (a unit's name, a person's answer): the same in every language. */
export const plain = (text: string): Text => ({ key: 'plain', params: { text } });
