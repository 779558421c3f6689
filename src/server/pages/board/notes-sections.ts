import { html } from 'hono/html';
import type { BoardView } from '../../../app/open-board.ts';
import type { Text } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import { reportTitle } from '../../../core/report/report-title.ts';
import { showMoment } from '../../../core/time/show.ts';
import type { Html, Speaker } from '../layout.ts';
import { number, section, stateTag, wide } from './parts.ts';

const nameIn = ({ plan }: BoardView, id: string): string => plan.units.get(id)?.name ?? id;

/** Newest first; the rest can be asked for in the chat. */
const SHOWN = 20;

/** What units find hard, in their own words, and whether somebody has answered. */
export function difficultiesSection(say: Speaker, view: BoardView): Html {
  const { difficulties } = view.dossier;
  if (difficulties.length === 0)
    return section(say, 'difficulties', html`<p>${say(text('board.difficulties.none'))}</p>`);
  const shown = difficulties.toReversed().slice(0, SHOWN);
  return section(
    say,
    'difficulties',
    html`<ul>
      ${shown.map(
        ({ unit, text: said, at, answer }) => html`<li>
          <strong>${nameIn(view, unit)}</strong>, ${say(showMoment(at, view.board.campaign.timeZone))}: ${said}
          ${stateTag(say, answer === undefined ? 'unanswered' : 'answered')}
        </li>`,
      )}
    </ul>`,
  );
}

/** What spot checks found, unit by unit. */
export function checksSection(say: Speaker, view: BoardView): Html {
  const { found } = view.dossier;
  if (found.size === 0) return section(say, 'checks', html`<p>${say(text('board.checks.none'))}</p>`);
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">${say(text('board.column.unit'))}</th>
        ${(['met', 'not-met', 'absent'] as const).map((outcome) => html`<th scope="col" class="number">${say(text(`board.checks.${outcome}`))}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${[...found].map(
        ([unit, { met, notMet, absent }]) => html`<tr>
          <th scope="row">${nameIn(view, unit)}</th>
          ${[met, notMet, absent].map((count) => html`<td class="number">${number(say, count)}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
  return section(say, 'checks', wide(say, 'checks', table));
}

/** How much evidence each unit has sent. */
export function evidenceSection(say: Speaker, view: BoardView): Html {
  const kept = view.dossier.evidence.filter(({ state }) => state === 'kept');
  if (kept.length === 0) return section(say, 'evidence', html`<p>${say(text('board.evidence.none'))}</p>`);
  const byUnit = Map.groupBy(kept, ({ unit }) => unit);
  return section(
    say,
    'evidence',
    html`<ul>
      ${[...byUnit].map(([unit, of]) => html`<li>${nameIn(view, unit)}: ${number(say, of.length)}</li>`)}
    </ul>`,
  );
}

/** Whom the plan's rules propose, and who is not to be considered. */
export function commendationSection(say: Speaker, view: BoardView): Html {
  const { proposals, excluded } = view.dossier.commendation;
  const why = (reasons: readonly Text[]) => reasons.map(say).join(', ');
  return section(
    say,
    'commendation',
    html`<p>
        ${proposals.length === 0 ? say(text('commend.nobody')) : proposals.map(({ unit }) => unit.name).join(', ')}
      </p>
      ${
        excluded.length === 0
          ? ''
          : html`<h3>${say(text('commend.excluded'))}</h3>
            <ul>
              ${excluded.map(({ unit, because }) => html`<li>${unit.name}: ${why(because.map((one) => text(`commend.${one}`)))}</li>`)}
            </ul>`
      }`,
  );
}

/** Numbers that units stated in their reports, and whether the totals hold them. */
export function statedSection(say: Speaker, view: BoardView): Html {
  const { stated } = view.dossier;
  if (stated.length === 0) return section(say, 'stated', html`<p>${say(text('board.stated.none'))}</p>`);
  const table = html`<table>
    <caption>
      ${say(text('board.stated.note'))}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say(text('board.column.unit'))}</th>
        <th scope="col">${say(text('board.column.reports'))}</th>
        <th scope="col">${say(text('board.column.metric'))}</th>
        <th scope="col" class="number">${say(text('export.column.stated'))}</th>
        <th scope="col">${say(text('board.column.in-total'))}</th>
      </tr>
    </thead>
    <tbody>
      ${stated.map(
        ({ unit, report, metric, value }) => html`<tr>
          <th scope="row">${unit.name}</th>
          <td>${reportTitle(view.board.campaign, report)}</td>
          <td>${say(text(`campaign.metric.${metric}`))}</td>
          <td class="number">${number(say, value)}</td>
          <td>
            ${say(text(`board.stated.${view.board.entering.has(`${unit.id} ${metric}`) ? 'in-total' : 'beside'}`))}
          </td>
        </tr>`,
      )}
    </tbody>
  </table>`;
  return section(say, 'stated', wide(say, 'stated', table));
}
