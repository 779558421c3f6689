import { Hono } from 'hono';
import { createLinkPage } from '../server/pages/link-page.ts';
import type { Ground } from './ground.ts';

/** Every page that is reached by a link out of a chat. Each has its routes under its own name. */
export function composePages(ground: Ground, pages: readonly Hono[]): Hono {
  return pages.reduce((all, page) => all.route('/', page), new Hono().route('/', createLinkPage(ground)));
}
