import { type Grant, may, type Role } from '../../core/access/access.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { gatherLooks, type Looks } from '../../core/report/looks.ts';
import { readPageNumber } from '../../core/report/page-of.ts';
import { DAY, later } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Outcome, Request } from '../outcome.ts';
import { placeOf } from '../place.ts';
import type { Planner } from '../planner.ts';
import { paged } from '../queries/paged.ts';
import { timeZoneOf } from '../time-zone-of.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly planner: Planner;
}

/** Days that are shown, and how many looks of them at most. */
const DAYS = 30;
const READ = 2_000;

/** "ai đã xem": who saw or took people's data, when, what, and with which reason. Looking here leaves its trace as well. */
export function createLooked({ catalogue, planner }: Deps) {
  return async ({ tx, at, door, grants, conversation }: Request, args: string): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'see-looks', { commune })) return { says: [say([text('command.not-allowed')])] };
    const timeZone = timeZoneOf(catalogue, commune);
    const found = await tx.audit.looks(commune, later(at, -DAYS * DAY), READ);
    const looks = gatherLooks(found, timeZone);
    tx.audit.add({ at, actor: conversation.account, action: 'see-looks', subject: commune });
    if (looks.length === 0) return { says: [say([text('looked.none', { days: DAYS })])] };
    const held = await tx.grants.of([...new Set(looks.map(({ account }) => account))], at);
    const lines = looks.map((look) =>
      text('looked.row', {
        at: showMoment(look.at, timeZone),
        who: whoIs(held.get(look.account) ?? [], commune, (unit) => placeOf(planner, commune, unit, at)),
        mark: look.account.slice(-4),
        what: whatWas(look),
        place: placeOf(planner, commune, look.unit ?? null, at),
        times: look.times === 1 ? plain('') : text('looked.times', { count: look.times }),
        why: whyWas(look),
      }),
    );
    const { page } = readPageNumber(args);
    return paged(text('looked.head', { days: DAYS }), lines, page, 'looked', '', 10);
  };
}

/** What somebody is now; the higher role is named, since it lets them see more. */
function whoIs(grants: readonly Grant[], commune: string, nameOf: (unit: string) => Text): Text {
  const here = grants.filter((grant) => grant.commune === commune);
  const [first] = RANK.flatMap((role) => here.filter((grant) => grant.role === role));
  if (first === undefined) return text('looked.nobody');
  const role = text(`command.role.${first.role}`);
  return first.unit === null ? role : text('looked.of-unit', { role, unit: nameOf(first.unit) });
}

const RANK: readonly Role[] = ['leader', 'officer', 'admin', 'head', 'deputy', 'helper', 'receiver'];

const whatWas = ({ action, detail }: Looks): Text =>
  action === 'export'
    ? text('looked.what.export', { kind: text(`export.kind.${String(detail['kind'])}`) })
    : text(`looked.what.${action}`);

/** People were exported masked, or in full with a reason. */
function whyWas({ action, detail: { masked, reason } }: Looks): Text {
  if (action !== 'export' || masked === undefined) return plain('');
  return masked === true
    ? text('looked.masked')
    : text('looked.full', { reason: plain(String(reason ?? '')) });
}
