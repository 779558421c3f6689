import { takes } from '../../core/message/file-limit.ts';
import { plain, type SaidFile, type Say, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Channel } from '../../ports/channel.ts';
import type { OutboxRow, Tx } from '../../ports/store.ts';
import { LINK_MINUTES, type MakeLink } from '../make-link.ts';

interface Deps {
  readonly makeLink: MakeLink;
  /** Whether links lead anywhere outside this machine. */
  readonly isReached: () => boolean;
}

/** The page that a link to a file opens. */
export const FILE_PAGE = 'file';

export type LinkFiles = (tx: Tx, say: Say, row: OutboxRow, channel: Channel, at: Instant) => Promise<Say>;

/**
 * What the channel does not carry is left out, and the words say where this person, once, may fetch it; or that it
 * cannot be had here, where browsers do not reach us. The link is as old as the attempt to send it.
 */
export function createLinkFiles({ makeLink, isReached }: Deps): LinkFiles {
  return async (tx, say, row, channel, at) => {
    const { files: kinds } = channel.limits;
    const tooMuch = say.files?.filter((file) => !takes(kinds, file)) ?? [];
    if (tooMuch.length === 0) return say;
    const { files = [], ...rest } = say;
    const [person] = await tx.conversations.presence([row]);
    const toText = ({ media, name }: SaidFile): Text => {
      if (person === undefined || !isReached()) return text('file.no-way', { name: plain(name) });
      const { commune } = channel;
      const url = makeLink(tx, { account: person.account, commune, page: FILE_PAGE, args: { media }, at });
      return text('file.link', { name: plain(name), url, minutes: LINK_MINUTES });
    };
    const carried = files.filter((file) => takes(kinds, file));
    return {
      ...rest,
      parts: [...say.parts, ...tooMuch.map(toText)],
      ...(carried.length > 0 && { files: carried }),
    };
  };
}
