import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

/** What every form of a page carries, in a field "csrf"; another site cannot know it. */
export const csrfOf = (session: string): string =>
  createHash('sha256').update(`csrf:${session}`).digest('base64url');

/** Phones that tell where a request comes from are believed; all must know the word besides. */
export async function isOwnPost(c: Context, session: string): Promise<boolean> {
  if (isForeign(c)) return false;
  const said = c.req.header('x-csrf') ?? (await c.req.parseBody())['csrf'];
  return isSame(typeof said === 'string' ? said : '', csrfOf(session));
}

export function isSame(said: string, csrf: string): boolean {
  const [given, wanted] = [Buffer.from(said), Buffer.from(csrf)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** A browser that says so itself: https://www.w3.org/TR/fetch-metadata/ */
export const isForeign = (c: Context): boolean =>
  !['same-origin', 'none'].includes(c.req.header('sec-fetch-site') ?? 'none');
