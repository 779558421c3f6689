import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type BoardView, openBoard } from '../../../app/open-board.ts';
import { may } from '../../../core/access/access.ts';
import { communeTitle } from '../../../core/campaign/commune-title.ts';
import { plain } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import { showMoment } from '../../../core/time/show.ts';
import { layout } from '../layout.ts';
import { type PageEnv, refuseVisit, requireVisit } from '../visit.ts';
import { showChart } from './chart-routes.ts';
import { chartSection } from './chart-section.ts';
import type { BoardDeps } from './deps.ts';
import { download } from './download-routes.ts';
import { downloadsSection } from './downloads-section.ts';
import { guidesSection } from './guides-section.ts';
import { helpSection } from './help-section.ts';
import {
  checksSection,
  commendationSection,
  difficultiesSection,
  evidenceSection,
  statedSection,
} from './notes-sections.ts';
import { SECTIONS } from './parts.ts';
import { remindersSection } from './reminders-section.ts';
import { reportsSection } from './reports-section.ts';
import { sharedSection } from './shared-section.ts';
import { tipsSection } from './tips-section.ts';
import { totalsSection } from './totals-section.ts';
import { unitsSection } from './units-section.ts';

/** The board of one commune, for officers and leaders. */
export function createBoardPage(deps: BoardDeps): Hono {
  const { store, clock, planner, words, guides } = deps;
  const http = new Hono<PageEnv>();
  http.use('/board/*', requireVisit(deps, 'board'));
  http.get('/board', async (c) => {
    const { commune, grants, account } = c.var.visit;
    if (!may(grants, 'see-commune', { commune })) return refuseVisit(c, words, 403, 'not-allowed');
    const at = clock.now();
    const asked = c.req.query('campaign');
    const plan = asked === undefined ? planner.current(commune, at) : planner.of(commune, asked, at);
    if (plan === undefined) return refuseVisit(c, words, 404, 'no-campaign');
    return show(c, await store.transaction((tx) => openBoard(tx, plan, guides, account, at)));
  });
  http.post('/board/files/:kind', download(deps));
  http.get('/board/charts/:file', showChart(deps, deps.drawChart));
  return new Hono().route('/', http);
}

function show(c: Context<PageEnv>, view: BoardView): Response | Promise<Response> {
  const { say } = c.var;
  const { content, campaign } = view.plan;
  const others = content.campaigns.filter(({ id }) => id !== campaign.id);
  const body = html`
    <nav class="sections not-printed" aria-label="${say(text('board.sections'))}">
      ${SECTIONS.filter((id) => id !== 'tips' || view.dossier.tips).map((id) => html`<a href="#${id}">${say(text(`board.section.${id}`))}</a>`)}
    </nav>
    ${totalsSection(say, view)} ${chartSection(say, view)} ${unitsSection(say, view)}
    ${statedSection(say, view)} ${reportsSection(say, view)}
    ${remindersSection(say, view)} ${difficultiesSection(say, view)}
    ${evidenceSection(say, view)} ${checksSection(say, view)} ${sharedSection(say, view)} ${helpSection(say, view)}
    ${guidesSection(say, view)}
    ${tipsSection(say, view)} ${commendationSection(say, view)} ${downloadsSection(say, view, c.var)}
    ${
      others.length === 0
        ? ''
        : html`<p class="not-printed">
          ${say(text('board.others'))}
          ${others.map(({ id, short }) => html`<a class="button" href="?campaign=${id}">${short}</a>`)}
        </p>`
    }
  `;
  return c.html(
    layout(say, {
      title: text('board.title', { campaign: plain(campaign.short) }),
      about: text('board.about', {
        place: communeTitle(content.commune),
        asOf: showMoment(view.board.at, campaign.timeZone),
      }),
      body,
    }),
  );
}
