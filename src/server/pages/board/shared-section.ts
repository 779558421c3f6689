import { html } from 'hono/html';
import type { BoardView } from '../../../app/open-board.ts';
import { text } from '../../../core/message/say.ts';
import type { Html, Speaker } from '../layout.ts';
import { section } from './parts.ts';

/** People who stand in several lists; the commune counts each of them once. */
export function sharedSection(say: Speaker, { plan, shared }: BoardView): Html {
  if (shared.total === 0) return section(say, 'shared', html`<p>${say(text('board.shared.none'))}</p>`);
  const nameOf = (id: string) => plan.units.get(id)?.name ?? id;
  return section(
    say,
    'shared',
    html`<p>${say(text('board.shared.count', { count: shared.total }))}</p>
      <ul>
        ${shared.people.map(
          ({ name, rows }) => html`<li>${name}: ${rows.map(({ unit }) => nameOf(unit)).join(', ')}</li>`,
        )}
      </ul>`,
  );
}
