import { may } from '../../core/access/access.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { judgeRoster } from '../../core/roster/judge-roster.ts';
import { readText } from '../../core/roster/read-text.ts';
import { dayOf } from '../../core/time/day.ts';
import type { PersonFields } from '../../ports/store.ts';
import { findUnit } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { tellRoles } from '../tell-roles.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/**
 * "/giao thôn 3 nhóm 1" with a list of people below it: whom the police hand to a unit, such as those who are approved and
 * have not activated. The unit's head sees them and ticks them off.
 */
export function createHand({ planner, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, door, at, grants, conversation } = request;
    const { commune } = door;
    if (!may(grants, 'hand-list', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { campaign } = plan;
    const [first = '', ...lines] = args.split('\n');
    const read = /^(?<unit>.+?)\s+(?:nhóm|nhom|group)\s+(?<number>\d{1,2})\s*$/iu.exec(first.trim())?.groups;
    const group = campaign.groups.find(({ number }) => number === Number(read?.['number']));
    const people = readText(lines.join('\n')).people;
    if (read === undefined || group === undefined || people.length === 0) {
      const groups = campaign.groups.map(({ number }) => number).join(', ');
      return { says: [say([text(groups === '' ? 'handed.no-groups' : 'handed.usage', { groups })])] };
    }
    const found = findUnit(plan.content.units, read['unit'] ?? '', 'hand');
    // A unit's button would lose the list, so it is sent again.
    if ('ask' in found) return { says: [say([text('reminder.extend.which-unit')])] };
    const { unit } = found;
    const rows = judgeRoster(people, {
      fields: [
        { field: 'name', optional: false },
        ...(['address', 'phone', 'birth-year', 'citizen-id'] as const).map((field) => ({
          field,
          optional: true,
        })),
      ],
      year: Number(dayOf(at, campaign.timeZone).slice(0, 4)),
      metricsIn: () => [],
      groups: [],
      asksAchieved: false,
    });
    const good = rows.filter(
      ({ verdict, person }) => (verdict === 'accepted' || verdict === 'warned') && person.name,
    );
    const place = { commune, campaign: campaign.id, unit: unit.id, group: group.id };
    const added = await tx.handed.add(
      good.map(({ person }) => ({
        id: ids(),
        ...place,
        person: person as PersonFields,
        by: conversation.account,
        at,
      })),
    );
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'hand-list',
      subject: `${commune}/${campaign.id}/${unit.id}`,
      detail: { added, group: group.id },
    });
    const about = {
      unit: plain(unit.name),
      added,
      again: good.length - added,
      group: text(`campaign.group.${group.id}`),
    };
    if (added > 0)
      await tellRoles(tx, {
        key: `handed:${unit.id}:${at}`,
        commune,
        unit: unit.id,
        roles: ['head', 'deputy'],
        timeZone: campaign.timeZone,
        at,
        say: say([text('handed.told', about)]),
      });
    const bad = rows.filter((row) => !good.includes(row)).map(({ number }) => number);
    const rest = bad.length > 0 ? [text('handed.not-read', { rows: bad.join(', ') })] : [];
    return { says: [say([text('handed.done', about), ...rest])] };
  };
}
