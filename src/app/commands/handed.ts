import { may } from '../../core/access/access.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dialled } from '../../core/person/phone.ts';
import type { HandedPerson } from '../../ports/store.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Plan, Planner } from '../planner.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

/** People in one message; more would not be read. */
const SHOWN = 20;
const OUTCOMES = ['done', 'moved', 'absent', 'refused'] as const;

/**
 * "/canhuongdan": the people whom the police have handed to a unit; "… 1 3" ticks off who has been helped. Whoever works for
 * the commune sees how many there are of each group, unit by unit, and no names.
 */
export function createHanded(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { door, at, grants } = request;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    if (
      unitsReportedBy(grants, plan.content).length === 0 &&
      may(grants, 'see-commune', { commune: door.commune })
    )
      return { says: [await sayCounts(request, plan)] };
    const words = args.split(/\s+/).filter((word) => word !== '');
    const outcome = OUTCOMES.find((one) => one === words.at(-1)) ?? 'done';
    const picks =
      /^(?<unit>.*?)\s*(?<numbers>\d{1,4}(?:[\s,;]+\d{1,4})*)?(?:\s+(?:done|moved|absent|refused))?$/.exec(
        args.trim(),
      )?.groups;
    // "thôn 3" is a unit; a lone number is a person.
    const isUnit = plan.content.units.some(
      ({ name, id }) => name.toLowerCase() === args.trim().toLowerCase() || id === args.trim(),
    );
    const own = ownUnit(
      planner,
      request,
      isUnit ? args : (picks?.['unit'] ?? ''),
      'handed',
      picks?.['numbers'],
    );
    if ('outcome' in own) return own.outcome;
    const numbers = isUnit ? [] : (picks?.['numbers']?.match(/\d+/g) ?? []).map(Number);
    const people = await request.tx.handed.of(door.commune, plan.campaign.id, own.unit.id);
    const open = people.filter((person) => person.outcome === undefined);
    const chosen = numbers.flatMap((number) => open[number - 1] ?? []);
    if (numbers.length > 0 && chosen.length === 0)
      return { says: [say([text('handed.no-such', { count: open.length })])] };
    for (const { id } of chosen)
      await request.tx.handed.settle(
        door.commune,
        own.unit.id,
        id,
        outcome,
        request.conversation.account,
        at,
      );
    const left = open.filter((person) => !chosen.includes(person));
    return { says: [sayList(request, plan, own.unit, left, people.length, chosen.length)] };
  };
}

function sayList(
  { tx, at, conversation }: Request,
  { campaign }: Plan,
  unit: Unit,
  open: readonly HandedPerson[],
  all: number,
  ticked: number,
) {
  tx.audit.add({
    at,
    actor: conversation.account,
    action: ticked > 0 ? 'settle-handed' : 'see-handed',
    subject: `${campaign.commune}/${campaign.id}/${unit.id}`,
    detail: { ticked, open: open.length },
  });
  const about = { unit: plain(unit.name), open: open.length, all };
  if (all === 0) return say([text('handed.none', about)]);
  const lines = open.slice(0, SHOWN).map(({ person, group }, n) =>
    text('handed.line', {
      number: n + 1,
      name: plain(person.name),
      address: plain(person.address ?? '…'),
      phone: person.phone ? dialled(person.phone) : plain('…'),
      group: text(`campaign.group.${group}`),
    }),
  );
  const done = ticked > 0 ? [text('handed.ticked', { count: ticked })] : [];
  const how = open.length > 0 ? [text('handed.how')] : [];
  const report = commandChoice('report', unit.id, text('menu.item.report'));
  return say([...done, text('handed.head', about), ...joinTexts('flow.lines', lines), ...how], [report]);
}

async function sayCounts({ tx }: Request, { content, campaign }: Plan) {
  const counts = await tx.handed.counts(campaign.commune, campaign.id);
  const lines = content.units.flatMap(({ id, name }): Text[] =>
    campaign.groups.flatMap(({ id: group, number }) => {
      const mine = counts.filter((one) => one.unit === id && one.group === group);
      const all = mine.reduce((sum, { people }) => sum + people, 0);
      const done = mine
        .filter(({ outcome }) => outcome === 'done')
        .reduce((sum, { people }) => sum + people, 0);
      return all === 0
        ? []
        : [
            text('handed.count', {
              unit: plain(name),
              group: text(`campaign.group.${group}`),
              number,
              all,
              done,
            }),
          ];
    }),
  );
  return say([
    text(lines.length > 0 ? 'handed.counts' : 'handed.none-at-all'),
    ...joinTexts('flow.lines', lines),
  ]);
}
