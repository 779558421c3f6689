import type { Enclosure } from '../core/message/attachment.ts';
import { enclosuresOf } from '../core/message/enclosures-of.ts';
import type { Heard } from '../core/message/message.ts';
import { say, text } from '../core/message/say.ts';
import type { Outcome, Request } from './outcome.ts';

/** Takes files that nobody had asked for; undefined when they are not for it. */
export type FileTaker = (
  request: Request,
  files: readonly Enclosure[],
  heard: Heard,
) => Promise<Outcome | undefined>;

export type TakeFiles = (request: Request, heard: Heard) => Promise<Outcome>;

/** The first taker that wants them gets them. Whatever nobody wants is not fetched, and the sender is told. */
export const createTakeFiles =
  (takers: readonly FileTaker[]): TakeFiles =>
  async (request, heard) => {
    const files = enclosuresOf(heard);
    for (const take of takers) {
      const outcome = await take(request, files, heard);
      if (outcome) return outcome;
    }
    const says = [say([text('dialogue.only-text')])];
    return heard.album === undefined ? { says } : { says, once: heard.album };
  };
