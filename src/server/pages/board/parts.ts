import { html } from 'hono/html';
import { text } from '../../../core/message/say.ts';
import type { Html, Speaker } from '../layout.ts';

/** The sections of the board, in their order; words under board.section.<id>. */
export const SECTIONS = [
  'totals',
  'charts',
  'units',
  'stated',
  'reports',
  'reminders',
  'difficulties',
  'evidence',
  'checks',
  'shared',
  'help',
  'guides',
  'tips',
  'commendation',
  'downloads',
] as const;
export type Section = (typeof SECTIONS)[number];

export const section = (say: Speaker, id: Section, body: Html): Html =>
  html`<section class="card" id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${say(text(`board.section.${id}`))}</h2>
    ${body}
  </section>`;

/** A table wider than a phone: it scrolls by itself, also by keyboard, and the page does not. */
export const wide = (say: Speaker, id: Section, table: Html): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${say(text('board.table', { of: text(`board.section.${id}`) }))}">${table}</div>`;

/** The head of a table of what is counted: people once each, and how often they stand in lists. */
export const countedHead = (say: Speaker): Html =>
  html`<thead>
    <tr>
      <th scope="col">${say(text('board.column.metric'))}</th>
      <th scope="col" class="number">${say(text('board.column.people'))}</th>
      <th scope="col" class="number">${say(text('board.column.entries'))}</th>
    </tr>
  </thead>`;

export const number = (say: Speaker, count: number): string => say(text('board.number', { count }));

/** In colour and in a word, since one in twelve men does not see the colour and paper has none. */
export const stateTag = (say: Speaker, state: string): Html =>
  html`<span class="state state-${state}">${say(text(`board.state.${state}`))}</span>`;

/** Blank is not 0: nothing was reported, or nothing is asked. */
export const blank = (say: Speaker): Html =>
  html`<span class="blank" title="${say(text('board.blank'))}">–</span>`;
