import { html } from 'hono/html';
import type { ListOfUnit } from '../../../app/rosters/draft-roster.ts';
import type { FormView } from '../../../app/rosters/roster-form.ts';
import type { ListField } from '../../../core/campaign/report.ts';
import { plain } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import { listOf } from '../../../core/report/list-of.ts';
import { fieldLabel } from '../../../core/report/list-questions.ts';
import type { Html, Speaker } from '../layout.ts';
import { form, section } from './parts.ts';

/** People that can be typed at a time, and how many more come with a button. */
export const PEOPLE = 5;

/** Fields that are typed; what was achieved, result and case are asked once for the whole list. */
export const typedFields = ({
  plan,
  unit,
}: ListOfUnit): readonly { readonly field: ListField; readonly optional: boolean }[] =>
  (listOf(plan.campaign, unit)?.fields ?? []).filter(
    ({ field }) => !['guidance', 'case', 'result'].includes(field),
  );

export interface Typed {
  readonly text: string;
  /** As typed, by the name of the input. */
  readonly rows: Readonly<Record<string, string>>;
  readonly people: number;
}

export const nothingTyped: Typed = { text: '', rows: {}, people: PEOPLE };

/** Three ways in: paste, a file, or row by row. */
export function entrySections(say: Speaker, list: ListOfUnit, csrf: string, typed: Typed): Html {
  const kept = { unit: list.unit.id };
  const button = (id: string): Html =>
    html`<button class="main" type="submit">${say(text(`list-page.${id}`))}</button>`;
  return html`
    ${section(
      say,
      'paste',
      form(
        { to: '/roster/text', csrf, kept },
        html`<label for="text">${say(text('list-page.paste.label'))}</label>
          <p class="hint" id="text-hint">${say(text('list-page.paste.hint'))}</p>
          <textarea id="text" name="text" rows="10" required aria-describedby="text-hint" spellcheck="false">${typed.text}</textarea>
          ${button('read')}`,
      ),
    )}
    ${section(
      say,
      'file',
      form(
        { to: '/roster/file', csrf, kept, isFile: true },
        html`<label for="file">${say(text('list-page.file.label'))}</label>
          <p class="hint" id="file-hint">${say(text('list-page.file.hint'))}</p>
          <input id="file" name="file" type="file" required accept=".xlsx,.csv,.tsv" aria-describedby="file-hint" />
          ${button('send-file')}`,
      ),
    )}
    ${section(
      say,
      'rows',
      form(
        { to: '/roster/rows', csrf, kept: { ...kept, people: String(typed.people) } },
        html`<p class="hint">${say(text('list-page.rows.hint'))}</p>
          ${Array.from({ length: typed.people }, (_, n) => personFields(say, list, n + 1, typed.rows))}
          <button type="submit" name="more" value="yes" formnovalidate>${say(text('list-page.rows.more', { count: PEOPLE }))}</button>
          ${button('read')}`,
      ),
    )}
  `;
}

function personFields(say: Speaker, list: ListOfUnit, n: number, values: Typed['rows']): Html {
  return html`<fieldset>
    <legend>${say(text('list-page.rows.person', { number: n }))}</legend>
    ${typedFields(list).map(({ field, optional }) => {
      const name = `p${n}-${field}`;
      const isNumber = field === 'citizen-id' || field === 'phone' || field === 'birth-year';
      return html`<label for="${name}">${say(fieldLabel(field))}${optional ? html` <span class="hint">${say(text('list-page.optional'))}</span>` : ''}</label>
        <input id="${name}" name="${name}" value="${values[name] ?? ''}" autocomplete="off" ${isNumber ? html`inputmode="numeric"` : ''} />`;
    })}
  </fieldset>`;
}

/** Which unit it is for, where somebody reports for several. */
export const unitSection = (say: Speaker, { units }: FormView): Html =>
  section(
    say,
    'unit',
    html`<ul class="choices">
      ${units.map(({ id, name }) => html`<li><a class="button" href="/roster?unit=${id}">${name}</a></li>`)}
    </ul>`,
  );

/** Lists of theirs that wait for a word, from the chat or from here. */
export function waitingSection(say: Speaker, { plan, waiting }: FormView): Html {
  if (waiting.length === 0) return html``;
  const nameOf = (id: string) => plan.content.units.find((unit) => unit.id === id)?.name ?? id;
  return section(
    say,
    'waiting',
    html`<ul class="choices">
      ${waiting.map(
        ({ id, unit, summary }) =>
          html`<li>
            <a class="button" href="/roster/draft/${id}"
              >${say(text('list-page.draft', { unit: plain(nameOf(unit)), rows: summary?.rows ?? 0 }))}</a
            >
          </li>`,
      )}
    </ul>`,
  );
}
