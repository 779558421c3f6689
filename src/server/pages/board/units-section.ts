import { html } from 'hono/html';
import type { BoardView } from '../../../app/open-board.ts';
import { text } from '../../../core/message/say.ts';
import type { UnitLine } from '../../../core/report/board.ts';
import { gapOf, type Standing, worstState } from '../../../core/report/standing.ts';
import type { Html, Speaker } from '../layout.ts';
import { blank, number, section, stateTag, wide } from './parts.ts';

/** Units × metrics: rows in each list, what is still missing against the unit's own targets, and its reports. */
export function unitsSection(say: Speaker, { board }: BoardView): Html {
  const { metrics, units } = board;
  const table = html`<table class="units">
    <caption>${say(text('board.units.caption'))}</caption>
    <thead>
      <tr>
        <th scope="col">${say(text('board.column.unit'))}</th>
        <th scope="col">${say(text('board.column.state'))}</th>
        ${metrics.map(
          ({ metric }) =>
            html`<th scope="col" class="number">${say(text(`campaign.metric.${metric.id}`))}</th>`,
        )}
        <th scope="col" class="number">${say(text('board.column.gap'))}</th>
        <th scope="col">${say(text('board.column.reports'))}</th>
      </tr>
    </thead>
    <tbody>
      ${units.map(
        (line) => html`<tr>
          <th scope="row">${line.unit.name}</th>
          <td>${stateTag(say, line.state)}</td>
          ${metrics.map(({ metric }) => html`<td class="number">${cell(say, line, metric.id)}</td>`)}
          <td class="number">${gaps(say, line.standings)}</td>
          <td>${fates(say, line)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
  return section(say, 'units', wide(say, 'units', table));
}

/** The figure, and how it stands against the unit's own targets for it. */
function cell(say: Speaker, { entries, standings }: UnitLine, metric: string): Html | string {
  const count = entries.get(metric);
  if (count === undefined) return blank(say);
  const state = worstState(standings.filter(({ target }) => target.metric === metric));
  return html`${number(say, count)} ${state === undefined ? '' : stateTag(say, state)}`;
}

/** Of the target that is furthest from being met. */
function gaps(say: Speaker, standings: readonly Standing[]): Html | string {
  const binding = standings.filter(({ target }) => !target.encouraged);
  return binding.length === 0 ? blank(say) : number(say, Math.max(...binding.map(gapOf)));
}

function fates(say: Speaker, { counts }: UnitLine): Html | string {
  const told = (['overdue', 'late', 'on-time', 'open'] as const).filter((fate) => counts[fate] > 0);
  if (told.length === 0) return blank(say);
  return told.map((fate) => say(text(`board.fate.${fate}`, { count: counts[fate] }))).join(', ');
}
