import { html } from 'hono/html';
import type { BoardView } from '../../../app/open-board.ts';
import { countingProofs } from '../../../core/campaign/metric.ts';
import { text } from '../../../core/message/say.ts';
import { sayStandingOf } from '../../../core/report/say-standing.ts';
import { targetState } from '../../../core/report/standing.ts';
import type { Html, Speaker } from '../layout.ts';
import { countedHead, number, section, stateTag } from './parts.ts';

/** People and rows of each metric, and where the commune stands on its targets. */
export function totalsSection(say: Speaker, { board, plan }: BoardView): Html {
  const { metrics, standings, campaign } = board;
  if (metrics.length === 0) {
    return section(say, 'totals', html`<p>${say(text('report.total.no-metrics'))}</p>`);
  }
  return section(
    say,
    'totals',
    html`<table>
        <caption>${say(text('board.totals.caption'))}</caption>
        ${countedHead(say)}
        <tbody>
          ${metrics.map(
            ({ metric, people, entries, stated }) => html`<tr>
              <th scope="row">
                ${say(text(`campaign.metric.${metric.id}`))}
                <small>(${say(text(`report.proof.${countingProofs(metric)[0]}`))})</small>
                ${stated === 0 ? '' : html`<small>${say(text('board.totals.stated', { count: stated }))}</small>`}
              </th>
              <td class="number">${number(say, people)}</td>
              <td class="number">${number(say, entries)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${
        standings.length === 0
          ? ''
          : html`<h3>${say(text('report.total.targets'))}</h3>
            <ul class="targets">
              ${standings.map(
                (standing) => html`<li>
                  ${stateTag(say, targetState(standing))}
                  ${say(sayStandingOf(campaign, plan.content.units, standing))}
                </li>`,
              )}
            </ul>`
      }`,
  );
}
