import type { Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { ErasePerson } from '../rights/erase-person.ts';
import { aboutRequest, type OpenRequest } from '../rights/open-request.ts';
import { ownRows, whoAsks } from '../rights/own-data.ts';
import { writeRows } from '../rights/row-references.ts';
import { timeZoneOf } from '../time-zone-of.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly erasePerson: ErasePerson;
  readonly openRequest: OpenRequest;
}

const SURE = '!';

/**
 * "/ruthoi" takes consent back, and with it the rows that rest on it; "/xoa" erases everything that is kept of the
 * person. Both ask once, and say afterwards what a second look has found.
 */
export function createErase(kind: 'withdraw' | 'erase', { catalogue, erasePerson, openRequest }: Deps) {
  const command = kind === 'erase' ? 'erase' : 'takeback';
  return async (request: Request, args: string): Promise<Outcome> => {
    if (args !== SURE) {
      const rows = (await ownRows(whoAsks(request))).length;
      const yes = commandChoice(command, SURE, text(`rights.${kind}.yes`));
      const no = commandChoice('mydata', '', text(`rights.${kind}.no`));
      return { says: [say([text(`rights.${kind}.ask`, { rows })], [yes, no])], asks: true };
    }
    const timeZone = timeZoneOf(catalogue, request.door.commune);
    const { certificate, confirmed, rows } = await erasePerson(
      whoAsks(request),
      request.at,
      kind === 'erase',
    );
    const opened = await openRequest(request, { right: kind, done: true });
    const parts: Text[] = [
      text(`rights.${kind}.done`, {
        ...aboutRequest(opened, timeZone),
        rows,
        left: certificate.left,
        certificate: certificate.id.slice(-8),
      }),
    ];
    if (confirmed.length > 0) {
      const note = writeRows(confirmed);
      const asked = await openRequest(request, { right: kind, done: false, note });
      parts.push(text('rights.confirmed', { ...aboutRequest(asked, timeZone), rows: confirmed.length }));
    }
    return { says: [say(parts)], forget: true };
  };
}
