import { Readable } from 'node:stream';
import { enclosuresOf } from '../../../core/message/enclosures-of.ts';
import { type Inbound, type Limits, SendError } from '../../../ports/channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { OpenFile } from '../../../ports/media.ts';
import type { WebChannel } from '../../../ports/web-channel.ts';
import { createChats } from './chats.ts';
import { toInbound } from './to-inbound.ts';
import { createUploads } from './uploads.ts';

interface Deps {
  readonly name: string;
  readonly commune: string;
  /** Stamps the lines, so that a page shows the time of the campaign, not of the machine. */
  readonly clock: Clock;
  readonly limits?: Limits;
  /** Where the files are that the bot sends. */
  readonly openFile?: OpenFile;
  readonly link?: (start: string) => string;
}

const LIMITS: Limits = { text: 3_000, choices: 12, choiceText: 80 };

/** The page's own channel: sends into memory, from where the page reads. */
export function createWeb({ name, commune, clock, limits = LIMITS, openFile, link }: Deps): WebChannel {
  const chats = createChats();
  const uploads = createUploads();
  return {
    name,
    commune,
    limits,
    // What was said is kept in memory: after a crash nothing of it is on any page.
    resend: true,
    ...(link && { link }),
    history: chats.lines,
    listen: chats.listen,
    upload: uploads.add,
    toInbound: (address, body, at) => toInbound(address, body, at, uploads.toEnclosure),

    async send(address, { text, choices, picture, files }, signal) {
      if (signal.aborted)
        throw new SendError('unreachable', 'gave up before sending', { cause: signal.reason });
      const shown = files?.map(({ media: id, ...file }) => ({ id, ...file }));
      const extras = { ...(picture && { picture }), ...(shown && { files: shown }) };
      return String(chats.add(address, { from: 'bot', text, choices, ...extras, at: clock.now() }).id);
    },

    heard(inbound: Inbound) {
      const { address, key, at, heard } = inbound;
      if (!chats.isFirst(address, key)) return;
      const text = heard.token === undefined ? heard.text : chats.labelOf(address, heard.token);
      const files = enclosuresOf(heard).map(({ ref, name = '', type = '' }) => ({ id: ref, name, type }));
      chats.add(address, { from: 'person', text, choices: [], ...(files.length > 0 && { files }), at });
    },

    async fetch(ref, signal) {
      signal.throwIfAborted();
      const bytes = uploads.bytes(ref);
      if (bytes === undefined) throw new SendError('rejected', 'this file is not in memory any more');
      return Readable.from([bytes]);
    },

    async file(address, id) {
      const lines = chats.lines(address).flatMap((line) => line.files ?? []);
      const shown = lines.findLast((file) => file.id === id);
      if (shown === undefined) return undefined;
      const { name: called, type } = shown;
      const bytes = uploads.find(address, id)?.bytes;
      if (bytes !== undefined) return { name: called, type, size: bytes.length, bytes: [bytes] };
      const opened = await openFile?.(id);
      return opened && { name: called, type, size: opened.size, bytes: opened };
    },
  };
}
