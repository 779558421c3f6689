import { html } from 'hono/html';
import type { DraftView } from '../../../app/rosters/roster-form.ts';
import { sayDraft } from '../../../app/rosters/say-draft.ts';
import type { Ask } from '../../../core/flow/flow.ts';
import { joinTexts } from '../../../core/flow/spoken.ts';
import { plain, type Text } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import { rosterFlow } from '../../../core/report/roster-flow.ts';
import type { JudgedRow } from '../../../core/roster/judge.ts';
import { joinReasons } from '../../../core/roster/say-roster.ts';
import { takenRows } from '../../../core/roster/summary.ts';
import type { Html, Speaker } from '../layout.ts';
import { form, section } from './parts.ts';

type Draft = Extract<DraftView, { type: 'draft' }>;

/** What tells how to answer by words, where there are fields and buttons. */
const IN_CHAT: ReadonlySet<string> = new Set(['roster.card.how', 'roster.card.how-all', 'roster.card.ask']);

/** A list that was read: what is open for all of it, each row with its verdict, and the one word. */
export function draftSections(say: Speaker, view: Draft, csrf: string): Html {
  const { roster, list } = view;
  const { id, summary, common } = roster;
  const to = `/roster/draft/${id}`;
  const open = (summary?.open ?? []).filter((question) => common[question] === undefined);
  const taken = summary === undefined ? 0 : takenRows(summary);
  const card = sayDraft(list, roster).parts.filter(({ key }) => !IN_CHAT.has(key));
  const word = (action: 'ok' | 'drop', main: boolean): Html =>
    form(
      { to: `${to}/${action}`, csrf },
      html`<button ${main ? html`class="main"` : ''} type="submit">
        ${say(text(`roster.choice.${action}`, { count: taken }))}
      </button>`,
    );
  return html`
    ${section(say, 'card', html`${card.map((part) => html`<p class="lines">${say(part)}</p>`)}`)}
    ${taken > 0 && open.length > 0 ? section(say, 'common', questions(say, view, open, `${to}/answers`, csrf)) : ''}
    ${
      taken > 0 && open.length === 0
        ? section(say, 'record', html`<p>${say(text('list-page.once'))}</p>${word('ok', true)}`)
        : ''
    }
    ${section(say, 'verdicts', verdicts(say, view, `${to}/rows`, csrf))}
    ${section(say, 'drop', word('drop', false))}
  `;
}

/** What the chat would ask once for the whole list. */
function questions(say: Speaker, { list }: Draft, open: readonly string[], to: string, csrf: string): Html {
  const flow = rosterFlow(list.plan.campaign, list.unit);
  const asks = open.flatMap((question) => {
    const node = flow?.nodes[question];
    return node?.kind === 'ask' ? [{ question, node }] : [];
  });
  return form(
    { to, csrf },
    html`<p class="hint">${say(text('roster.ask-common.intro'))}</p>
      ${asks.map(({ question, node }) => oneQuestion(say, question, node))}
      <button class="main" type="submit">${say(text('list-page.answer'))}</button>`,
  );
}

function oneQuestion(say: Speaker, question: string, { answer }: Ask): Html {
  if (answer.type !== 'choice' && answer.type !== 'several') return html``;
  const type = answer.type === 'several' ? 'checkbox' : 'radio';
  return html`<fieldset>
    <legend>${say(text(`list-page.ask.${question}`))}</legend>
    ${answer.of.map(
      ({ id, label }) =>
        html`<label class="option" for="${question}-${id}"
          ><input type="${type}" id="${question}-${id}" name="${question}" value="${id}" /> ${say(label)}</label
        >`,
    )}
  </fieldset>`;
}

function verdicts(say: Speaker, view: Draft, to: string, csrf: string): Html {
  const { rows, page, pages, roster } = view;
  const isFixable = rows.some(({ verdict }) => verdict === 'rejected' || verdict === 'warned');
  const items = html`<ol class="rows">
    ${rows.map((row) => oneRow(say, row))}
  </ol>`;
  return html`
    ${
      isFixable
        ? form(
            { to, csrf, kept: { page: String(page) } },
            html`<p class="hint">${say(text('list-page.fix.hint'))}</p>
              ${items}
              <button class="main" type="submit">${say(text('list-page.fix.save'))}</button>`,
          )
        : items
    }
    ${
      pages > 1
        ? html`<nav aria-label="${say(text('list-page.pages'))}">
            <p>${say(text('list-page.page', { page, pages }))}</p>
            ${page > 1 ? link(say, roster.id, page - 1, 'list-page.before') : ''}
            ${page < pages ? link(say, roster.id, page + 1, 'list-page.after') : ''}
          </nav>`
        : ''
    }
  `;
}

const link = (say: Speaker, id: string, page: number, key: Text['key']): Html =>
  html`<a class="button" href="/roster/draft/${id}?page=${page}">${say({ key })}</a>`;

function oneRow(say: Speaker, row: JudgedRow): Html {
  const { number, verdict, person, written, reasons } = row;
  const { name, address, citizenId, phone, plates = [], birthYear } = person;
  const said = [name ?? written.name, address, citizenId, phone, ...plates, birthYear].filter((part) => part);
  const marks = marksOf(row);
  const fixable = verdict === 'rejected' || verdict === 'warned';
  return html`<li class="row" value="${number}">
    <p>
      <span class="state state-${STATES[verdict]}">${say(text(`roster.verdict.${verdict}`))}</span>
      <strong>${say(text('list-page.row', { number, row: plain(said.join(' · ') || written.source) }))}</strong>
    </p>
    ${reasons.length > 0 ? html`<p>${say(joinReasons(reasons))}</p>` : ''}
    ${marks.map((mark) => html`<p class="hint">${say(mark)}</p>`)}
    ${
      fixable
        ? html`<label for="row-${number}">${say(text('list-page.fix.label', { number }))}</label>
            <input id="row-${number}" name="row-${number}" autocomplete="off" />`
        : ''
    }
  </li>`;
}

const STATES = { accepted: 'done', warned: 'behind', rejected: 'missing', repeated: 'late' } as const;

const marksOf = ({ inList, alsoIn = [] }: JudgedRow): readonly Text[] => [
  ...(inList ? [text('list-page.in-list')] : []),
  ...(alsoIn.length > 0
    ? joinTexts('flow.list', [text('list-page.elsewhere', { count: alsoIn.length })])
    : []),
];
