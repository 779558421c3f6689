import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { ROSTER_PAGE, type RosterForm } from '../../../app/rosters/roster-form.ts';
import type { Visits } from '../../../app/visits.ts';
import type { WordsOf } from '../../../app/words-of.ts';
import { communeTitle } from '../../../core/campaign/commune-title.ts';
import { plain, type Say, type Text } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import type { Words } from '../../../ports/words.ts';
import { isSame } from '../csrf.ts';
import { type Html, layout } from '../layout.ts';
import { type PageEnv, refuseVisit, requireVisit } from '../visit.ts';
import { draftSections } from './draft-section.ts';
import {
  entrySections,
  nothingTyped,
  PEOPLE,
  type Typed,
  unitSection,
  waitingSection,
} from './entry-section.ts';
import { alert } from './parts.ts';
import { readPeople } from './read-people.ts';
import { readUpload } from './read-upload.ts';

interface Deps {
  readonly visits: Visits;
  readonly words: Words;
  readonly wordsOf: WordsOf;
  readonly form: RosterForm;
}

type Page = Context<PageEnv>;

/** More at once than anybody types; who has more pastes them or sends a file. */
const MOST_PEOPLE = 50;

/** The form for long lists, on any phone and without a script. Whose list it is is judged with every request. */
export function createRosterPage(deps: Deps): Hono {
  const { words, form } = deps;
  const http = new Hono<PageEnv>();
  http.use('/roster/*', requireVisit({ ...deps, streamed: '/roster/file' }, ROSTER_PAGE));

  http.get('/roster', async (c) => {
    const { draft } = c.var.visit.args;
    const isFresh =
      draft !== undefined && c.req.query('unit') === undefined && c.req.query('new') === undefined;
    return isFresh ? c.redirect(`/roster/draft/${draft}`, 303) : showEntry(c, c.req.query('unit'));
  });

  http.post('/roster/text', async (c) => {
    const { unit, text: typed } = await fieldsOf(c);
    const id = await form.paste(c.var.visit, unit ?? '', typed ?? '');
    if (id !== undefined) return c.redirect(`/roster/draft/${id}`, 303);
    return showEntry(c, unit, text('roster.nobody'), { ...nothingTyped, text: typed ?? '' });
  });

  http.post('/roster/rows', async (c) => {
    const { unit, people: shown, more, ...rows } = await fieldsOf(c);
    const people = Math.min(Number(shown) || PEOPLE, MOST_PEOPLE);
    const typed = { ...nothingTyped, rows, people };
    if (more !== undefined)
      return showEntry(c, unit, undefined, { ...typed, people: Math.min(people + PEOPLE, MOST_PEOPLE) });
    const id = await form.type(c.var.visit, unit ?? '', readPeople(rows, people));
    if (id !== undefined) return c.redirect(`/roster/draft/${id}`, 303);
    return showEntry(c, unit, text('list-page.rows.nobody'), typed);
  });

  http.post('/roster/file', async (c) => {
    const { unit, sent } = await readUpload(c, async ({ csrf = '', unit: of = '' }, file) =>
      isSame(csrf, c.var.csrf) ? form.upload(c.var.visit, of, file) : 'foreign',
    );
    if (sent === 'foreign') return refuseVisit(c, words, 403, 'foreign');
    if (sent === 'none') return showEntry(c, unit, text('list-page.file.none'));
    if (sent === undefined) return refuseVisit(c, words, 403, 'not-allowed');
    if ('refused' in sent) return showEntry(c, unit, sent.refused);
    return c.redirect(`/roster/draft/${sent.id}`, 303);
  });

  http.get('/roster/draft/:id', (c) => showDraft(c));

  http.post('/roster/draft/:id/rows', async (c) => {
    const fields = await fieldsOf(c);
    const lines = Object.entries(fields).flatMap(([name, value]) => {
      const number = /^row-(\d{1,7})$/.exec(name)?.[1];
      return number !== undefined && value.trim() !== '' ? [[Number(number), value.trim()] as const] : [];
    });
    const id = c.req.param('id');
    if (lines.length > 0 && !(await form.patch(c.var.visit, id, new Map(lines)))) return showDraft(c);
    return c.redirect(`/roster/draft/${id}?page=${Number(fields['page']) || 1}`, 303);
  });

  http.post('/roster/draft/:id/answers', async (c) => {
    const { csrf: _, ...given } = await c.req.parseBody({ all: true });
    const answers = Object.fromEntries(
      Object.entries(given).map(([question, answer]) => [
        question,
        question === 'achieved' ? [answer].flat().map(String) : String([answer].flat()[0]),
      ]),
    );
    const id = c.req.param('id');
    if (!(await form.answer(c.var.visit, id, answers))) return showDraft(c);
    return c.redirect(`/roster/draft/${id}`, 303);
  });

  for (const word of ['ok', 'drop'] as const)
    http.post(`/roster/draft/:id/${word}`, async (c) => {
      const says = await form.word(c.var.visit, c.req.param('id'), word);
      return says === undefined ? showDraft(c) : showSays(c, says);
    });

  async function showEntry(c: Page, unitId: string | undefined, wrong?: Text, typed: Typed = nothingTyped) {
    const { say, csrf, visit } = c.var;
    const view = await form.open(visit, unitId);
    if (view === undefined) return refuseVisit(c, words, 403, 'not-allowed');
    const { list, plan } = view;
    const body = html`
      ${alert(wrong && say(wrong))} ${waitingSection(say, view)}
      ${list === undefined ? unitSection(say, view) : entrySections(say, list, csrf, typed)}
      ${list !== undefined && view.units.length > 1 ? html`<p><a class="button" href="/roster?unit=">${say(text('list-page.other-unit'))}</a></p>` : ''}
    `;
    const title =
      list === undefined ? text('list-page.name') : text('list-page.title', { unit: plain(list.unit.name) });
    const about = text('list-page.about', {
      campaign: plain(plan.campaign.short),
      place: communeTitle(plan.content.commune),
    });
    return c.html(layout(say, { title, about, body }), wrong === undefined ? 200 : 422);
  }

  async function showDraft(c: Page) {
    const { say, csrf, visit } = c.var;
    const view = await form.draft(visit, c.req.param('id') ?? '', Number(c.req.query('page')) || 1);
    if (view === undefined) return refuseVisit(c, words, 403, 'not-allowed');
    if (view.type === 'gone') return showNote(c, text('roster.gone'));
    if (view.type === 'reading' || view.isRecording) {
      const done = view.type === 'reading' ? (view.progress?.done ?? 0) : 0;
      const key = view.type === 'reading' ? 'list-page.reading' : 'list-page.recording';
      return showNote(
        c,
        text(key, { done }),
        html`<p><a class="button" href="">${say(text('list-page.look-again'))}</a></p>`,
      );
    }
    const { roster, list } = view;
    const refused = roster.common['refused'];
    if (refused !== undefined) return showNote(c, JSON.parse(refused) as Text, undefined, 422);
    if (roster.state !== 'open')
      return showNote(c, text(roster.state === 'recorded' ? 'roster.already' : 'roster.dropped'));
    const title = text('list-page.title', { unit: plain(list.unit.name) });
    return c.html(layout(say, { title, body: html`${draftSections(say, view, csrf)} ${toForm(c)}` }));
  }

  function showSays(c: Page, says: readonly Say[]) {
    const { say } = c.var;
    const parts = says.flatMap((one) => one.parts);
    const body = html`<section class="card" aria-live="polite">
        ${parts.map((part) => html`<p class="lines">${say(part)}</p>`)}
      </section>
      ${toForm(c)}`;
    return c.html(layout(say, { title: text('list-page.name'), body }));
  }

  function showNote(c: Page, note: Text, more?: Html, status: 200 | 422 = 200) {
    const { say } = c.var;
    const body = html`<p class="card" role="status">${say(note)}</p>
      ${more ?? ''} ${toForm(c)}`;
    return c.html(layout(say, { title: text('list-page.name'), body }), status);
  }

  return new Hono().route('/', http);
}

const toForm = (c: Page): Html =>
  html`<p><a class="button" href="/roster?new=yes">${c.var.say(text('list-page.back'))}</a></p>`;

/** Text fields of a form; files among them are left out. */
async function fieldsOf(c: Page): Promise<Record<string, string>> {
  const { csrf: _, ...fields } = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
