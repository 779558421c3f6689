import { html } from 'hono/html';
import type { BoardView } from '../../../app/open-board.ts';
import { text } from '../../../core/message/say.ts';
import { showMoment } from '../../../core/time/show.ts';
import type { Html, Speaker } from '../layout.ts';
import { number, section, stateTag, wide } from './parts.ts';

/** The rest can be asked for in the chat. */
const SHOWN = 20;

/** Who waits for help and since when, by unit; who they are is told to whoever takes the request. */
export function helpSection(say: Speaker, { board, plan, help }: BoardView): Html {
  const { waiting, tally } = help;
  if (tally.size === 0) return section(say, 'help', html`<p>${say(text('board.help.none'))}</p>`);
  const count = (state: 'open' | 'claimed' | 'closed') => number(say, tally.get(state) ?? 0);
  const sums = html`<p>
    ${say(text('board.help.sums', { open: count('open'), claimed: count('claimed'), closed: count('closed') }))}
  </p>`;
  if (waiting.length === 0) return section(say, 'help', sums);
  const unitOf = (id: string | null) =>
    plan.content.units.find((unit) => unit.id === id)?.name ?? say(text('help.no-unit'));
  const table = html`<table>
    <caption>
      ${say(text('board.help.caption', { count: Math.min(SHOWN, waiting.length) }))}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say(text('board.column.when'))}</th>
        <th scope="col">${say(text('board.column.unit'))}</th>
        <th scope="col">${say(text('board.column.way'))}</th>
        <th scope="col">${say(text('board.column.state'))}</th>
      </tr>
    </thead>
    <tbody>
      ${waiting.slice(0, SHOWN).map(
        ({ number: n, unit, at, way, state }) => html`<tr>
          <td>${say(showMoment(at, board.campaign.timeZone))}</td>
          <th scope="row">${say(text('board.help.request', { number: n, unit: unitOf(unit) }))}</th>
          <td>${say(text(`help.way.${way}`))}</td>
          <td>${stateTag(say, state === 'open' ? 'waiting' : 'claimed')}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
  return section(say, 'help', html`${sums} ${wide(say, 'help', table)}`);
}
