import { html } from 'hono/html';
import type { BoardView } from '../../../app/open-board.ts';
import { text } from '../../../core/message/say.ts';
import { sayState, sayStep } from '../../../core/report/say-reminder.ts';
import { showMoment } from '../../../core/time/show.ts';
import type { Html, Speaker } from '../layout.ts';
import { number, section, wide } from './parts.ts';

/** The ledger of one unit is a question in the chat away. */
const SHOWN = 12;

/** How many reminders went out, and of the newest what became of each and why. */
export function remindersSection(say: Speaker, { board, plan, reminders }: BoardView): Html {
  if (reminders.length === 0)
    return section(say, 'reminders', html`<p>${say(text('board.reminders.none'))}</p>`);
  const nameOf = (id: string) => plan.units.get(id)?.name ?? id;
  const sum = (isOf: (state: string) => boolean) => reminders.filter(({ state }) => isOf(state)).length;
  const table = html`<table>
    <caption>
      ${say(text('board.reminders.caption', { count: Math.min(SHOWN, reminders.length) }))}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say(text('board.column.when'))}</th>
        <th scope="col">${say(text('board.column.unit'))}</th>
        <th scope="col">${say(text('board.column.step'))}</th>
        <th scope="col">${say(text('board.column.became'))}</th>
      </tr>
    </thead>
    <tbody>
      ${reminders.slice(0, SHOWN).map(
        (one) => html`<tr>
          <td>${say(showMoment(one.at, board.campaign.timeZone))}</td>
          <th scope="row">${nameOf(one.unit)}</th>
          <td>${say(sayStep(one.offset))}</td>
          <td>${say(sayState(one.state, one.reason))}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
  return section(
    say,
    'reminders',
    html`<p>
        ${say(
          text('board.reminders.sums', {
            sent: number(
              say,
              sum((state) => state === 'sent'),
            ),
            queued: number(
              say,
              sum((state) => state === 'queued'),
            ),
            dropped: number(
              say,
              sum((state) => state !== 'sent' && state !== 'queued'),
            ),
          }),
        )}
      </p>
      ${reasons(say, reminders)} ${wide(say, 'reminders', table)}`,
  );
}

/** Why reminders were not sent, the most frequent reason first. */
function reasons(say: Speaker, reminders: BoardView['reminders']): Html | string {
  const unsent = reminders.filter(({ state }) => state !== 'sent' && state !== 'queued');
  const byReason = Map.groupBy(unsent, ({ state, reason }) => say(sayState(state, reason)));
  if (byReason.size === 0) return '';
  return html`<ul>
    ${[...byReason]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([why, of]) => html`<li>${say(text('board.reminders.reason', { count: of.length, why }))}</li>`)}
  </ul>`;
}
