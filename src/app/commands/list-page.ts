import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { listOf } from '../../core/report/list-of.ts';
import { unitInFocus } from '../focus.ts';
import { LINK_MINUTES, type MakeLink } from '../make-link.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { ROSTER_PAGE } from '../rosters/roster-form.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

/**
 * "/trangnhap thôn 3": a link that opens the form for long lists, once; with the id of a draft it opens on that. Whoever
 * reports for several units and names none is asked on the page.
 */
export function createListPage(planner: Planner, makeLink: MakeLink) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    const [, draft, words = ''] = /^(?:draft (\S{20,40}) ?)?(.*)$/s.exec(args) ?? [];
    const roster = draft === undefined ? undefined : await tx.rosters.find(draft);
    const plan = planner.current(door.commune, at);
    const units = plan ? unitsReportedBy(grants, plan.content) : [];
    const focus = unitInFocus(conversation.focus, at);
    const isOpen = units.length > 1 && words === '' && !roster && !units.some(({ id }) => id === focus);
    const own = isOpen ? undefined : ownUnit(planner, request, roster?.unit ?? words, 'list-page');
    if (own && 'outcome' in own) return own.outcome;
    if (own && listOf(own.plan.campaign, own.unit) === undefined)
      return { says: [say([text('report.no-list', { unit: plain(own.unit.name) })])] };
    const url = makeLink(tx, {
      account: conversation.account,
      commune: door.commune,
      page: ROSTER_PAGE,
      args: { ...(own && { unit: own.unit.id }), ...(draft !== undefined && { draft }) },
      at,
    });
    const title = own ? text('list-page.title', { unit: plain(own.unit.name) }) : text('list-page.name');
    return { says: [say([text('web.link', { title, url, minutes: LINK_MINUTES }), text('list-page.what')])] };
  };
}
