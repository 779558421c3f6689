import { html } from 'hono/html';
import { CHARTS, chartTitle } from '../../../app/draw-charts.ts';
import type { BoardView } from '../../../app/open-board.ts';
import { text } from '../../../core/message/say.ts';
import type { Html, Speaker } from '../layout.ts';
import { section } from './parts.ts';

/** Pictures for the eye; the same figures stand in the tables. They come by themselves, so the page need not wait. */
export const chartSection = (say: Speaker, { board, plan }: BoardView): Html =>
  section(
    say,
    'charts',
    html`<div class="charts">
      ${CHARTS.map((kind) => {
        const alt = say(text('board.charts.alt', { title: chartTitle(kind, board) }));
        const src = `/board/charts/${kind}.svg?campaign=${plan.campaign.id}&lang=${say.language}`;
        return html`<img src="${src}" alt="${alt}" width="800" loading="lazy" />`;
      })}
    </div>`,
  );
