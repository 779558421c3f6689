import { mayAnywhere } from '../../core/access/access.ts';
import type { Answers } from '../../core/flow/session.ts';
import { foundAt } from '../../core/incident/found-at.ts';
import { KINDS, nextLook } from '../../core/incident/incident.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { afterQuiet } from '../../core/time/quiet-hours.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import { notify } from '../notify.ts';
import type { Outcome, Request } from '../outcome.ts';
import { timeZoneOf } from '../time-zone-of.ts';
import { aboutIncident } from './about-incident.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly ids: () => string;
}

/** The clock of the law runs from when it was found out; officers and leaders are told, with what to do first. */
export function createRecordIncident({ catalogue, ids }: Deps) {
  return async (request: Request, _: string, answers: Answers): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    const { commune } = door;
    if (!mayAnywhere(grants, 'report-incident', commune))
      return { says: [say([text('command.not-allowed')])] };
    const kind = KINDS.find((one) => one === answers['kind']) ?? 'other';
    const timeZone = timeZoneOf(catalogue, commune);
    const found = foundAt(String(answers['found'] ?? ''), timeZone, at);
    const look = nextLook(found, at);
    const incident = await tx.incidents.open({
      id: ids(),
      commune,
      kind,
      account: conversation.account,
      at,
      foundAt: found,
      whose: String(answers['whose'] ?? ''),
      words: String(answers['words'] ?? ''),
      ...(look !== undefined && { lookAt: look }),
    });
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'report-incident',
      subject: incident.id,
      detail: { number: incident.number, kind },
    });
    const about = aboutIncident(incident, at, timeZone);
    const holders = await tx.grants.holders(commune, null, ['officer', 'leader'], at);
    const notBefore = afterQuiet(at, timeZone);
    const told = await notify(tx, holders, {
      key: `incident:${incident.id}`,
      say: say(
        [text('incident.new', about), text(`incident.first.${kind}`)],
        [commandChoice('incidents', '', text('incident.see'))],
      ),
      notBefore,
      except: conversation.account,
    });
    const reached =
      notBefore > at
        ? text('incident.reached-later', { at: showMoment(notBefore, timeZone) })
        : text('incident.reached');
    const isOneOfThem = holders.includes(conversation.account);
    return {
      says: [
        say([
          text('incident.opened', about),
          text(`incident.first.${kind}`),
          ...(told > 0 ? [reached] : isOneOfThem ? [] : [text('incident.nobody')]),
        ]),
      ],
    };
  };
}
