import type { Context } from 'hono';
import { MAX_FILE, megabytes } from '../../core/media/max-file.ts';
import { realTypeOf } from '../../core/media/real-type.ts';
import type { Refuse } from '../refuse.ts';
import { toBody } from '../to-body.ts';
import type { Persona, SimulatorDeps } from './deps.ts';

/** As long as a phone's file system lets a name be. */
const MAX_NAME = 255;

interface FileDoors {
  /** Takes the bytes of one file; a message that names its ref follows. */
  take(c: Context, persona: Persona): Promise<Response>;
  /** Gives a file that stands in a chat. */
  give(c: Context, persona: Persona, id: string): Promise<Response>;
}

export function createFileDoors({ channel }: Pick<SimulatorDeps, 'channel'>, refuse: Refuse): FileDoors {
  return {
    async take(c, { address }) {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      if (bytes.length === 0) return refuse(c, 400, 'file-empty');
      if (bytes.length > MAX_FILE) return refuse(c, 413, 'file-too-big', { limit: megabytes(MAX_FILE) });
      const name = (c.req.query('name') ?? '').toWellFormed().normalize('NFC').slice(0, MAX_NAME);
      const type = (c.req.query('type') ?? '').slice(0, MAX_NAME);
      return c.json({ ref: channel.upload(address, { name, type, bytes }) }, 201);
    },
    async give(c, { address }, id) {
      const file = await channel.file(address, id);
      if (file === undefined) return refuse(c, 404, 'file-gone');
      const { first, all } = await peek(file.bytes);
      const real = realTypeOf(first);
      // Only what a browser draws without running anything is shown; the rest is a file to keep.
      const isShown = real?.kind === 'photo' || real?.kind === 'video' || real?.kind === 'voice';
      const name = encodeURIComponent(file.name).replace(/['()*]/g, escapeOctet);
      return c.body(toBody(all), 200, {
        'Content-Type': isShown ? real.type : 'application/octet-stream',
        'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
        'Cache-Control': 'private, no-store',
      });
    },
  };
}

/** What encodeURIComponent leaves and RFC 8187 does not allow. */
const escapeOctet = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

/** The first bytes of it, by which photos, videos and sounds are known, and all of it again. */
async function peek(bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
  const iterator = (async function* () {
    yield* bytes;
  })();
  const first = (await iterator.next()).value ?? new Uint8Array();
  const all = (async function* () {
    try {
      yield first;
      yield* iterator;
    } finally {
      await iterator.return(undefined);
    }
  })();
  return { first, all };
}
