import { Hono } from 'hono';
import type { Visits } from '../app/visits.ts';
import type { Words } from '../ports/words.ts';
import { createLinkPage } from '../server/pages/link-page.ts';

interface Parts {
  readonly words: Words;
  readonly visits: Visits;
  readonly publicUrl: () => string;
}

/** Every page that is reached by a link out of a chat. Each has its routes under its own name. */
export function createPages(parts: Parts, pages: readonly Hono[]): Hono {
  return pages.reduce((all, page) => all.route('/', page), new Hono().route('/', createLinkPage(parts)));
}
