import { may } from '../../core/access/access.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { readPageNumber } from '../../core/report/page-of.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { paged } from '../queries/answer-query.ts';

const MOST = 300;

/** "trùng": people who stand in several lists, and in which. Names are shown, so it leaves a trace. */
export function createDuplicates(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    const { commune } = door;
    if (!may(grants, 'see-commune', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { campaign, content } = plan;
    const { people, total } = await tx.breakdowns.shared(commune, campaign.id, MOST);
    const asOf = showMoment(at, campaign.timeZone);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'see-duplicates',
      subject: `${commune}/${campaign.id}`,
    });
    if (total === 0) return { says: [say([text('query.duplicates.nobody', { asOf })])] };
    const nameOf = (id: string) => content.units.find((unit) => unit.id === id)?.name ?? id;
    const lines = people.map(({ name, rows }) =>
      text('query.duplicates.line', {
        name: plain(name),
        units: rows.map(({ unit }) => nameOf(unit)).join(', '),
      }),
    );
    const head = text('query.duplicates.head', { count: total, asOf });
    return paged(head, lines, readPageNumber(args).page, 'duplicates', '');
  };
}
