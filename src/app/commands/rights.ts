import { may } from '../../core/access/access.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Outcome, Request } from '../outcome.ts';
import { aboutRequest } from '../rights/open-request.ts';
import { withoutRows } from '../rights/row-references.ts';
import { timeZoneOf } from '../time-zone-of.ts';

/** Requests shown in one message; the most urgent come first. */
const SHOWN = 10;

/** "yêu cầu dữ liệu": what citizens have asked of their data and is not settled, the one that is due first at the top. */
export function createRights(catalogue: Catalogue) {
  return async ({ tx, at, door, grants, conversation }: Request, _: string): Promise<Outcome> => {
    if (!may(grants, 'answer-rights', { commune: door.commune })) {
      return { says: [say([text('command.not-allowed')])] };
    }
    const timeZone = timeZoneOf(catalogue, door.commune);
    const waiting = await tx.rightsRequests.waiting(door.commune);
    const shown = waiting.slice(0, SHOWN);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'see-rights',
      subject: door.commune,
      detail: { shown: shown.length },
    });
    if (shown.length === 0) return { says: [say([text('rights.officer.none')])] };
    return {
      says: [
        say(
          [
            text('rights.officer.waiting', { count: waiting.length }),
            ...shown.map((request) =>
              text(request.due <= at ? 'rights.officer.row-late' : 'rights.officer.row', {
                ...aboutRequest(request, timeZone),
                note: plain(withoutRows(request.note ?? '')),
              }),
            ),
            text('rights.officer.how'),
          ],
          shown
            .slice(0, 3)
            .map(({ number }) =>
              commandChoice('settle', String(number), text('rights.officer.settle', { number })),
            ),
        ),
      ],
    };
  };
}
