import type { Instant } from '../../src/core/time/instant.ts';
import type { Post } from '../../src/ports/webhook.ts';

/** What the door makes of a request. */
export async function toPost(request: Request, at: Instant): Promise<Post> {
  const body = new Uint8Array(await request.arrayBuffer());
  return { body, header: (name) => request.headers.get(name) ?? undefined, at };
}
