import { enclosuresOf } from '../message/enclosures-of.ts';
import type { Heard } from '../message/message.ts';
import type { Instant } from '../time/instant.ts';
import type { Dialogue, FilesHeard } from './dialogue.ts';

/** Photos that are chosen together come within a few seconds; who looks for the next one takes longer, and is answered. */
const TOGETHER = 20_000;

/**
 * Photos sent one by one, on platforms that have no albums or by people who do not use them, are an album when nothing
 * else was said between them.
 */
export function inAlbum({ files }: Dialogue, heard: Heard, at: Instant): Heard {
  if (heard.album !== undefined || heard.edited || enclosuresOf(heard).length === 0) return heard;
  const goesOn = files !== undefined && at - files.at <= TOGETHER;
  return { ...heard, album: goesOn ? files.album : `near-${at}` };
}

export function filesHeard(heard: Heard, at: Instant): FilesHeard | undefined {
  return heard.album === undefined || enclosuresOf(heard).length === 0
    ? undefined
    : { album: heard.album, at };
}
