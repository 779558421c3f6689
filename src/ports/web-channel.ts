import type { Picture } from '../core/message/outbound.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Channel, Inbound, Outbound } from './channel.ts';

/** One bubble on a page. */
export interface Line {
  /** Rises over all addresses of the channel, so that one number says how far a page has read. */
  readonly id: number;
  readonly address: string;
  readonly from: 'person' | 'bot';
  readonly text: string;
  readonly choices: Outbound['choices'];
  readonly picture?: Picture;
  readonly files?: readonly LineFile[];
  readonly at: Instant;
}

/** A file in a bubble, under the name by which the page asks for it. */
export interface LineFile {
  readonly id: string;
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly alt?: string;
}

/** A file as the page sent it up: name and type are the sender's claims. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A file for a page, read once. */
export interface ShownFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** What a page posted, or why it cannot be taken. */
export type Posted =
  | { readonly inbound: Inbound }
  | { readonly because: 'malformed' | 'empty' | 'too-long' | 'file-gone' };

/** A channel whose platform is a page of our own: what was said is kept here, in memory, for as long as the process. */
export interface WebChannel extends Channel {
  /** Oldest first; the newest few hundred. */
  history(address: string): readonly Line[];
  /** Tells of every new line of this address. Returns how to stop. */
  listen(address: string, listener: (line: Line) => void): () => void;
  /** Shows what the person said in their own chat; the same message again is shown once. */
  heard(inbound: Inbound): void;
  /** Takes a file up for this address, before the message that it belongs to; returns its ref. */
  upload(address: string, upload: Upload): string;
  /** A file that stands in a bubble of this address; nobody else's. */
  file(address: string, id: string): Promise<ShownFile | undefined>;
  /** Judges the body of a post: {id, text}, {id, token} or {id, files, text?}. The page's own id is what makes a retry harmless. */
  toInbound(address: string, body: unknown, at: Instant): Posted;
}
