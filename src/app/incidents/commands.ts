import { may, mayAnywhere } from '../../core/access/access.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { dueOf } from '../../core/incident/incident.ts';
import { INCIDENT } from '../../core/incident/incident-flow.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Incident } from '../../ports/store.ts';
import type { Outcome, Request } from '../outcome.ts';
import { timeZoneOf } from '../time-zone-of.ts';
import { aboutIncident, standingOf } from './about-incident.ts';

/** In one message, the newest first. */
const SHOWN = 5;

/** "báo sự cố dữ liệu": whoever works with lists tells of it; a citizen has a way of their own. */
export async function reportIncident({ grants, door }: Request, _: string): Promise<Outcome> {
  if (mayAnywhere(grants, 'report-incident', door.commune)) return { enter: INCIDENT };
  return {
    says: [
      say(
        [text('incident.citizen')],
        [
          commandChoice('object', '', text('incident.choice.ask')),
          commandChoice('human', '', text('incident.choice.human')),
        ],
      ),
    ],
  };
}

/** "các sự cố": what has happened, what is to be told until when. */
export function createIncidents(catalogue: Catalogue) {
  return async ({ tx, at, door, grants, conversation }: Request, _: string): Promise<Outcome> => {
    if (!may(grants, 'settle-incident', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    const timeZone = timeZoneOf(catalogue, door.commune);
    const all = await tx.incidents.of(door.commune, SHOWN);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'see-incidents',
      subject: door.commune,
      detail: { shown: all.length },
    });
    const report = commandChoice('incident', '', text('incident.report'));
    if (all.length === 0) return { says: [say([text('incident.none')], [report])] };
    const lines = all.map((one) =>
      text('incident.row', { ...aboutIncident(one, at, timeZone), standing: standingOf(one, at, timeZone) }),
    );
    const [open] = all.filter(({ closed }) => closed === undefined).toReversed();
    const next = open === undefined ? [] : [text('incident.how', { number: open.number })];
    return { says: [say([text('incident.head'), ...joinTexts('flow.lines', lines), ...next], [report])] };
  };
}

/** "đã báo sự cố 1 A05, công văn 12": when and how the authority was told. "đóng sự cố 1 …": what was done, or why nothing was to be told. */
export function createSettleIncident(as: 'told' | 'closed', catalogue: Catalogue) {
  return async ({ tx, at, door, grants, conversation }: Request, args: string): Promise<Outcome> => {
    if (!may(grants, 'settle-incident', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    const see = commandChoice('incidents', '', text('incident.see'));
    const { number = '', how = '' } =
      /^(?:số |so )?(?<number>\d{1,9})[\s,:.]+(?<how>\S[\s\S]*)$/iu.exec(args.trim())?.groups ?? {};
    const found = number === '' ? undefined : await tx.incidents.find(door.commune, Number(number));
    if (found === undefined) return { says: [say([text(`incident.${as}.usage`)], [see])] };
    if (found[as] !== undefined || found.closed !== undefined)
      return { says: [say([text('incident.again', { number: found.number })], [see])] };
    const { lookAt: _, ...rest } = found;
    const settled: Incident = { ...rest, [as]: { at, how } };
    tx.incidents.change(settled);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: `incident-${as}`,
      subject: found.id,
      detail: { number: found.number, inTime: at < dueOf(found.foundAt) },
    });
    const timeZone = timeZoneOf(catalogue, door.commune);
    const about = { number: found.number, standing: standingOf(settled, at, timeZone) };
    const untold = as === 'closed' && found.told === undefined ? [text('incident.closed.untold')] : [];
    return { says: [say([text(`incident.${as}.ok`, about), ...untold], [see])] };
  };
}
