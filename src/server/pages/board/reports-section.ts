import { html } from 'hono/html';
import type { BoardView } from '../../../app/open-board.ts';
import { plain } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import type { DutyRound, Fate } from '../../../core/report/duties.ts';
import { reportTitle } from '../../../core/report/report-title.ts';
import { showDeadline } from '../../../core/report/show-deadline.ts';
import type { Html, Speaker } from '../layout.ts';
import { section } from './parts.ts';

/** Older deadlines are in the files. */
const SHOWN = 8;
const UPCOMING = 3;

/** Deadlines, latest first: how many are there, who is missing or late. */
export function reportsSection(say: Speaker, view: BoardView): Html {
  const { rounds } = view.board;
  const next = upcoming(say, view);
  if (rounds.length === 0)
    return section(say, 'reports', html`<p>${say(text('board.reports.none'))}</p>${next}`);
  return section(
    say,
    'reports',
    html`${next}${rounds.slice(0, SHOWN).map((round) => sayRound(say, view, round))}`,
  );
}

function sayRound(say: Speaker, view: BoardView, round: DutyRound): Html {
  const { campaign } = view.plan;
  const report = campaign.reports.find(({ id }) => id === round.report);
  const filed = round.counts['on-time'] + round.counts.late;
  return html`<article>
    <h3>${report?.title ?? round.report}</h3>
    <p>
      ${say(
        text('board.reports.line', {
          deadline: showDeadline(round.due, campaign.timeZone),
          filed,
          owed: round.duties.length,
        }),
      )}
    </p>
    ${(['overdue', 'open', 'late'] as const).map((fate) => names(say, view, round, fate))}
  </article>`;
}

function names(say: Speaker, { plan }: BoardView, { duties }: DutyRound, fate: Fate): Html | string {
  const units = new Set(duties.filter((duty) => duty.fate === fate).map(({ obligation }) => obligation.unit));
  if (units.size === 0) return '';
  const list = plan.content.units.filter(({ id }) => units.has(id)).map(({ name }) => name);
  return html`<p class="state-line state-${fate}">
    ${say(text(`board.reports.${fate}`, { count: list.length, names: plain(list.join(', ')) }))}
  </p>`;
}

/** The deadlines of reports that cannot be filed yet, soonest first. */
function upcoming(
  say: Speaker,
  { board: { at }, plan: { campaign, obligations } }: BoardView,
): Html | string {
  const later = [...obligations.values()].filter(({ opens }) => opens > at).toSorted((a, b) => a.due - b.due);
  const told = new Set(
    later.map(({ report, due }) =>
      say(
        text('board.reports.next', {
          report: plain(reportTitle(campaign, report)),
          deadline: showDeadline(due, campaign.timeZone),
        }),
      ),
    ),
  );
  if (told.size === 0) return '';
  return html`<h3>${say(text('board.reports.upcoming'))}</h3>
    <ul>
      ${[...told].slice(0, UPCOMING).map((line) => html`<li>${line}</li>`)}
    </ul>`;
}
