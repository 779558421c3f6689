import { may } from '../../core/access/access.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Outcome, Request } from '../outcome.ts';
import { timeZoneOf } from '../time-zone-of.ts';

const SHOWN = 10;

/** "giấy xác nhận xóa": what was erased, when, how much, and what a second look found. */
export function createErasures(catalogue: Catalogue) {
  return async ({ tx, door, grants }: Request, _: string): Promise<Outcome> => {
    if (!may(grants, 'answer-rights', { commune: door.commune })) {
      return { says: [say([text('command.not-allowed')])] };
    }
    const timeZone = timeZoneOf(catalogue, door.commune);
    const done = await tx.erasures.of(door.commune, SHOWN);
    if (done.length === 0) return { says: [say([text('rights.erasures.none')])] };
    const lines = done.map(({ id, what, at, rows, left, digest }) =>
      text('rights.erasures.row', {
        certificate: plain(id.slice(-8)),
        what: text(`rights.erasures.what.${what}`),
        at: showMoment(at, timeZone),
        rows,
        left,
        digest: plain(digest.slice(0, 12)),
      }),
    );
    return { says: [say([text('rights.erasures.head'), ...lines])] };
  };
}
