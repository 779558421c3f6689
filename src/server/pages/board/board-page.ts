import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Planner } from '../../../app/planner.ts';
import type { Visits } from '../../../app/visits.ts';
import { may } from '../../../core/access/access.ts';
import { text } from '../../../core/message/say.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Store } from '../../../ports/store.ts';
import type { Words } from '../../../ports/words.ts';
import { layout } from '../layout.ts';
import { type PageEnv, refuseVisit, requireVisit } from '../visit.ts';

export interface BoardDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly words: Words;
  readonly visits: Visits;
}

/** The board of one commune, for officers and leaders. */
export function createBoardPage(deps: BoardDeps): Hono<PageEnv> {
  const { words } = deps;
  const http = new Hono<PageEnv>();
  http.use('/board/*', requireVisit(deps, 'board'));
  http.get('/board', (c) => {
    const { commune, grants } = c.var.visit;
    if (!may(grants, 'see-commune', { commune })) return refuseVisit(c, words, 403, 'not-allowed');
    return c.html(layout(c.var.say, { title: text('web.page.board'), body: html`` }));
  });
  return http;
}
