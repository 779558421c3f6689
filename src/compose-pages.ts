import { Hono } from 'hono';
import type { Planner } from './app/planner.ts';
import type { Visits } from './app/visits.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import type { Words } from './ports/words.ts';
import { createBoardPage } from './server/pages/board/board-page.ts';
import { createLinkPage } from './server/pages/link-page.ts';

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly words: Words;
  readonly visits: Visits;
  readonly publicUrl: () => string;
}

/** Every page that is reached by a link out of a chat. Each has its routes under its own name. */
export function createPages(parts: Parts): Hono {
  return new Hono().route('/', createLinkPage(parts)).route('/', createBoardPage(parts));
}
