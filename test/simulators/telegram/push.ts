import type { World } from './world.ts';

/** What the bot's door answers: an HTTP status, or nothing at all. */
export type Post = (body: string, headers: Readonly<Record<string, string>>) => Promise<number>;

/**
 * One round of pushing what waits to the webhook, as Telegram's server does it: lanes side by side, one at a time in
 * each; what is not answered with 2xx stays, and everything behind it in its lane. Returns how many were taken.
 */
export async function push(world: World, post: Post): Promise<number> {
  const lanes = Map.groupBy(world.updates.waiting(), ({ lane }) => lane);
  const taken = await Promise.all([...lanes.values()].map((queued) => pushLane(world, post, queued)));
  return taken.reduce((sum, one) => sum + one, 0);
}

async function pushLane(
  world: World,
  post: Post,
  queued: ReturnType<World['updates']['waiting']>,
): Promise<number> {
  let taken = 0;
  for (const { update } of queued) {
    const secret = world.webhook?.secret;
    const status = await post(JSON.stringify(update), {
      'content-type': 'application/json',
      ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
    }).catch(() => 0);
    if (status < 200 || status > 299) return taken;
    world.updates.confirm(update.update_id);
    taken++;
  }
  return taken;
}
