import { type Context, Hono } from 'hono';
import { type Channel, SendError } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Meters } from '../../ports/meters.ts';
import type { Post, Refused, Webhook } from '../../ports/webhook.ts';
import type { Words } from '../../ports/words.ts';
import { isFresh } from './fresh.ts';
import { readBody } from './read-body.ts';
import type { TakeIn } from './take-in.ts';

interface Deps {
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly takeIn: TakeIn;
  readonly meters: Meters;
  readonly words: Words;
}

const CONNECT_TIMEOUT = 20_000;

type HookedChannel = Channel & { readonly webhook: Webhook };

/**
 * The doors that platforms post to. A post is judged over its raw bytes, what it says is made safe, and the answer is
 * given: nothing is decided or sent while the platform waits. What is dropped is counted, and told to nobody.
 */
export function createHooks({ channels, clock, takeIn, meters, words }: Deps): Hono {
  const byPath = Map.groupBy(channels.filter(isHooked), ({ webhook }) => webhook.path);
  const hooks = new Hono();

  hooks.post('/:path', async (c) => {
    const sharing = byPath.get(c.req.param('path'));
    if (sharing === undefined) return c.notFound();
    const body = await readBody(c.req.raw);
    if (body === undefined) return refuse(c, sharing, { refused: 'too-big', status: 413 });
    return answer(c, sharing, { body, header: (name) => c.req.header(name), at: clock.now() });
  });
  // Where the page of consent leads back to; the code is worth nothing without the secret of the app.
  hooks.get('/:path/connected', async (c) => {
    const { code, oa_id } = c.req.query();
    const webhook = byPath.get(c.req.param('path'))?.find((one) => one.webhook.account === oa_id)?.webhook;
    if (webhook?.connect === undefined || code === undefined) return c.notFound();
    try {
      await webhook.connect(code, AbortSignal.timeout(CONNECT_TIMEOUT));
      return c.text(words.say('vi', { key: 'hooks.connected' }));
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      return c.text(words.say('vi', { key: 'hooks.not-connected' }), 502);
    }
  });
  return hooks;

  async function answer(c: Context, sharing: readonly HookedChannel[], post: Post): Promise<Response> {
    let last: Refused = { refused: 'foreign', status: 200 };
    for (const channel of sharing) {
      const read = await channel.webhook.receive(post);
      if ('refused' in read) {
        last = read;
        // Another account behind the same address may know it.
        if (read.refused === 'foreign') continue;
        break;
      }
      const fresh = read.filter((message) => isFresh(message, post.at));
      count(channel, 'stale', read.length - fresh.length);
      // 503 makes the platform send it again.
      return c.body(null, (await takeIn(channel, fresh)) === 'safe' ? 200 : 503);
    }
    return refuse(c, sharing, last);
  }

  function refuse(
    c: Context,
    [channel]: readonly HookedChannel[],
    {
      refused,
      status,
    }: Omit<Refused, 'refused' | 'status'> & { refused: string; status: Refused['status'] | 413 },
  ): Response {
    count(channel, refused, 1);
    return c.body(null, status);
  }

  function count(channel: Channel | undefined, because: string, by: number): void {
    if (by > 0) meters.count('refused', { channel: channel?.name ?? '', because }, by);
  }
}

const isHooked = (channel: Channel): channel is HookedChannel => channel.webhook !== undefined;
