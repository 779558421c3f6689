import { html } from 'hono/html';
import { text } from '../../../core/message/say.ts';
import type { Html, Speaker } from '../layout.ts';

/** Words under list-page.section.<id>. */
export const section = (say: Speaker, id: string, body: Html): Html =>
  html`<section class="card" id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${say(text(`list-page.section.${id}`))}</h2>
    ${body}
  </section>`;

interface Form {
  readonly to: string;
  readonly csrf: string;
  /** What the form carries besides. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly isFile?: boolean;
}

/** A form of this page; its word proves where it comes from. */
export const form = ({ to, csrf, kept = {}, isFile }: Form, body: Html): Html =>
  html`<form method="post" action="${to}" class="fields" enctype="${isFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}">
    <input type="hidden" name="csrf" value="${csrf}" />
    ${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${body}
  </form>`;

/** What went wrong, said before anything else and to a screen reader at once. */
export const alert = (words: string | undefined): Html =>
  words === undefined ? html`` : html`<p class="refused" role="alert">${words}</p>`;
