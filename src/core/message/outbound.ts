import type { Audience } from './audience.ts';
import type { FileLimit } from './file-limit.ts';

/** What a channel can carry, as far as cutting a message to size needs to know. */
export interface Limits {
  /** Characters (UTF-16 units) in one message; at least 2, the size of one emoji. */
  readonly text: number;
  /** Buttons under one message; 0 means that menus are numbered text. */
  readonly choices: number;
  readonly choiceText: number;
  /** Bytes of what a button carries; longer ones are kept by us under a short name. Without it there is no limit. */
  readonly token?: number;
  /** Characters under a picture or a file; a longer text goes into a message of its own after it. Without it, as many as in a text. */
  readonly caption?: number;
  /** Whether it has a button with which somebody hands over their own telephone number. */
  readonly ownNumber?: true;
  /** The files it carries; words say where to find the others. Without it, every file. */
  readonly files?: readonly FileLimit[];
}

/** One message in one language, small enough for the channel it goes to. */
export interface Outbound {
  readonly text: string;
  readonly choices: readonly { readonly token: string; readonly text: string }[];
  readonly picture?: Picture;
  readonly files?: readonly OutboundFile[];
  /** The button that hands over their number is called so and stands in place of the keyboard, or is taken away with these words. */
  readonly ownNumber?: { readonly share: string } | { readonly over: string };
  /** The chat shows the commands of this part from now on, where the platform has such lists. */
  readonly audience?: Audience;
}

/** A drawing, and what it shows for whoever does not see it. A channel that has no pictures leaves it out. */
export interface Picture {
  readonly name: string;
  readonly alt: string;
}

/** A file in the media. It is of a kind that the channel carries. */
export interface OutboundFile {
  readonly media: string;
  readonly name: string;
  readonly type: string;
  readonly size?: number;
  readonly alt?: string;
}
