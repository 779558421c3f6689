import { html } from 'hono/html';
import type { BoardView } from '../../../app/open-board.ts';
import { titleOf } from '../../../core/flow/guide.ts';
import { text } from '../../../core/message/say.ts';
import { hardest } from '../../../core/report/guide-progress.ts';
import { createNameStep } from '../../../core/report/name-step.ts';
import { countText } from '../../../core/report/say-guides.ts';
import type { Html, Speaker } from '../layout.ts';
import { blank, section, wide } from './parts.ts';

/** How far citizens came in the guides and where most stopped; never who. */
export function guidesSection(say: Speaker, { guides }: BoardView): Html {
  if (guides.length === 0) return section(say, 'guides', html`<p>${say(text('board.guides.none'))}</p>`);
  const nameOf = createNameStep(say);
  const count = (of: number) => html`<td class="number">${say(countText(of))}</td>`;
  const table = html`<table>
    <caption>
      ${say(text('guide-runs.caption'))}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say(text('guide-runs.guide'))}</th>
        <th scope="col" class="number">${say(text('guide-runs.started'))}</th>
        <th scope="col" class="number">${say(text('guide-runs.finished'))}</th>
        <th scope="col" class="number">${say(text('guide-runs.asked'))}</th>
        <th scope="col">${say(text('guide-runs.hardest'))}</th>
      </tr>
    </thead>
    <tbody>
      ${guides.map((one) => {
        const hard = hardest(one);
        return html`<tr>
          <th scope="row">${say(titleOf(one.id))}</th>
          ${count(one.started)} ${count(one.finished)} ${count(one.asked)}
          <td>
            ${
              hard === undefined
                ? blank(say)
                : say(
                    text('guide-runs.stopped', {
                      step: nameOf(one.id, hard.id),
                      stopped: countText(hard.stopped),
                    }),
                  )
            }
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
  return section(say, 'guides', wide(say, 'guides', table));
}
