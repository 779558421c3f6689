import { html } from 'hono/html';
import type { BoardView } from '../../../app/open-board.ts';
import { text } from '../../../core/message/say.ts';
import type { ActFigures } from '../../../core/violation/figures.ts';
import { actName, COUNTED } from '../../../core/violation/say-figures.ts';
import type { Html, Speaker } from '../layout.ts';
import { number, section, wide } from './parts.ts';

/** Tips in numbers: what waits, what is overdue, and what came out of each kind. What they say stands at the desk alone. */
export function tipsSection(say: Speaker, { dossier, plan }: BoardView): Html {
  const { tips } = dossier;
  const { violations } = plan.campaign;
  if (tips === undefined || violations === undefined) return html``;
  const { year, through, open, overdue, acts, all } = tips;
  const period = text(`letter.tips.${through < 12 ? 'part' : 'year'}`, { year, through });
  const sums = html`<p>${say(text('board.tips.sums', { period, decided: all.decided, open, overdue }))}</p>`;
  if (acts.length === 0) return section(say, 'tips', sums);
  const row = (name: string, figures: ActFigures) => html`<tr>
    <th scope="row">${name}</th>
    <td class="number">${number(say, figures.decided)}</td>
    ${COUNTED.map((outcome) => html`<td class="number">${number(say, figures.outcomes[outcome] ?? 0)}</td>`)}
    <td class="number">${number(say, figures.hours)}</td>
  </tr>`;
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">${say(text('letter.tips.column.act'))}</th>
        ${['decided', ...COUNTED, 'hours'].map((name) => html`<th scope="col" class="number">${say(text(`letter.tips.column.${name}`))}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${acts.map((figures) => row(say(actName(violations, figures.act)), figures))}
    </tbody>
    <tfoot>
      ${row(say(text('export.total')), all)}
    </tfoot>
  </table>`;
  return section(say, 'tips', html`${sums} ${wide(say, 'tips', table)}`);
}
