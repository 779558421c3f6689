import { type Context, Hono } from 'hono';
import type { Channel } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Meters } from '../../ports/meters.ts';
import type { Post, Refused, Webhook } from '../../ports/webhook.ts';
import { isFresh } from './fresh.ts';
import { readBody } from './read-body.ts';
import type { TakeIn } from './take-in.ts';

interface Deps {
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly takeIn: TakeIn;
  readonly meters: Meters;
}

type HookedChannel = Channel & { readonly webhook: Webhook };

/**
 * The doors that platforms post to. A post is judged over its raw bytes, what it says is made safe, and the answer is
 * given: nothing is decided or sent while the platform waits. What is dropped is counted, and told to nobody.
 */
export function createHooks({ channels, clock, takeIn, meters }: Deps): Hono {
  const byPath = Map.groupBy(channels.filter(isHooked), ({ webhook }) => webhook.path);
  const hooks = new Hono();

  hooks.post('/:path', async (c) => {
    const sharing = byPath.get(c.req.param('path'));
    if (sharing === undefined) return c.notFound();
    const body = await readBody(c.req.raw);
    if (body === undefined) return refuse(c, sharing, { refused: 'too-big', status: 413 });
    return answer(c, sharing, { body, header: (name) => c.req.header(name), at: clock.now() });
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
