import { html } from 'hono/html';
import { EXPORTS, hasLists, isOfPeople, SHORTEST_REASON } from '../../../app/exports/make-export.ts';
import type { BoardView } from '../../../app/open-board.ts';
import { may } from '../../../core/access/access.ts';
import { text } from '../../../core/message/say.ts';
import type { Html, Speaker } from '../layout.ts';
import type { PageEnv } from '../visit.ts';
import { section } from './parts.ts';

/** A button for each file; whoever wants people in full says why. */
export function downloadsSection(
  say: Speaker,
  { plan }: BoardView,
  { visit, csrf }: Pick<PageEnv['Variables'], 'visit' | 'csrf'>,
): Html {
  const { commune, id } = plan.campaign;
  const seesPeople = may(visit.grants, 'export-people', { commune });
  const kinds = EXPORTS.filter((kind) =>
    isOfPeople(kind) ? seesPeople && hasLists(plan) : seesPeople || kind !== 'evidence',
  );
  return section(
    say,
    'downloads',
    html`${kinds.map(
      (kind) => html`<form method="post" action="/board/files/${kind}">
        <input type="hidden" name="csrf" value="${csrf}" />
        <input type="hidden" name="campaign" value="${id}" />
        ${
          isOfPeople(kind)
            ? html`<label for="reason-${kind}">${say(text('board.downloads.reason'))}</label>
              <input id="reason-${kind}" name="reason" minlength="${SHORTEST_REASON}" maxlength="200" autocomplete="off" />`
            : ''
        }
        <button type="submit">${say(text(`export.kind.${kind}`))}</button>
      </form>`,
    )}`,
  );
}
