import { html } from 'hono/html';
import { plain } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { ProvinceView } from '../../core/report/totals-view.ts';
import { instant } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import { blank, countedHead, number, stateTag } from './board/parts.ts';
import type { Html, Speaker } from './layout.ts';

type Commune = ProvinceView['communes'][number];
type Current = NonNullable<Commune['current']>;
type Target = Current['targets'][number];

/**
 * First where each commune stands, a line each, then the figures of each. Communes of one campaign are not added up with
 * those of another: each says what it counts.
 */
export function provinceFigures(say: Speaker, { asOf, communes }: ProvinceView): Html {
  const at = say(showMoment(instant(asOf), 'Asia/Ho_Chi_Minh'));
  const running = communes.filter((one) => one.current !== null);
  return html`<section class="card" aria-labelledby="communes">
      <h2 id="communes">${say(text('province.communes', { count: communes.length, asOf: plain(at) }))}</h2>
      <table class="standings">
        <thead>
          <tr>
            <th scope="col">${say(text('province.commune'))}</th>
            <th scope="col" class="number">${say(text('province.met'))}</th>
            <th scope="col" class="number">${say(text('province.filed'))}</th>
            <th scope="col" class="number">${say(text('province.overdue'))}</th>
          </tr>
        </thead>
        <tbody>
          ${communes.map((one) => line(say, one))}
        </tbody>
      </table>
    </section>
    ${running.length === 0 ? '' : html`<h2 id="each">${say(text('province.each'))}</h2>`}
    <div class="communes">
      ${running.map((one) => (one.current === null ? '' : card(say, one, one.current)))}
    </div>`;
}

const nameOf = ({ name, province }: Commune): string => `${name}, ${province}`;

function line(say: Speaker, commune: Commune): Html {
  const { id, current } = commune;
  if (current === null) {
    return html`<tr>
      <th scope="row">${nameOf(commune)}</th>
      <td colspan="3" class="blank">${say(text('command.no-campaign'))}</td>
    </tr>`;
  }
  const { reports, targets } = current;
  const filed = reports['on-time'] + reports.late;
  const owed = filed + reports.overdue + reports.open;
  return html`<tr>
    <th scope="row"><a href="#commune-${id}">${nameOf(commune)}</a> <small class="short">${current.short}</small></th>
    <td class="number">${targets.length === 0 ? blank(say) : `${countMet(targets)}/${targets.length}`}</td>
    <td class="number">${owed === 0 ? blank(say) : `${filed}/${owed}`}</td>
    <td class="number">${number(say, reports.overdue)}</td>
  </tr>`;
}

function card(say: Speaker, commune: Commune, { title, short, metrics, targets }: Current): Html {
  const { id } = commune;
  return html`<section class="card" id="commune-${id}" aria-labelledby="commune-${id}-name">
    <h3 id="commune-${id}-name">${nameOf(commune)}: ${short}</h3>
    <p class="about">${title}</p>
    ${
      metrics.length === 0
        ? html`<p>${say(text('report.total.no-metrics'))}</p>`
        : html`<table>
            ${countedHead(say)}
            <tbody>
              ${metrics.map(
                ({ id: metric, people, entries }) => html`<tr>
                  <th scope="row">
                    ${say(text(`campaign.metric.${metric}`))}
                    ${standing(
                      say,
                      targets.filter((target) => target.metric === metric),
                    )}
                  </th>
                  <td class="number">${number(say, people)}</td>
                  <td class="number">${number(say, entries)}</td>
                </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`;
}

/** One target with what is still missing; of several, how many are met, since here nothing says of which units each is. */
function standing(say: Speaker, targets: readonly Target[]): Html | string {
  const [only, ...others] = targets;
  if (only === undefined) return '';
  if (others.length > 0) {
    const about = { met: countMet(targets), of: targets.length };
    return html`<div class="against">${say(text('province.some-met', about))}</div>`;
  }
  const gap = only.goal === null ? 0 : Math.max(0, only.goal - only.have);
  return html`<div class="against">
    ${stateTag(say, only.state)} ${gap === 0 ? '' : say(text('province.gap', { gap }))}
  </div>`;
}

const countMet = (targets: readonly Target[]): number =>
  targets.filter(({ state }) => state === 'met').length;
