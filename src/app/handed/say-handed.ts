import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Say, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dialled } from '../../core/person/phone.ts';
import { joinReasons } from '../../core/roster/say-roster.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Tx } from '../../ports/store.ts';
import type { HandedOutcome, HandedPerson } from '../../ports/tables/handed.ts';
import type { Plan } from '../planner.ts';
import { isOpen, type Ticked } from './tick-off.ts';

/** People in one message; more would not be read. */
const SHOWN = 20;

/** The unit's people, with what was just done about some of them first. */
export function sayHanded(
  unit: Unit,
  people: readonly HandedPerson[],
  asOf: Text,
  news: readonly Text[] = [],
): Say {
  const open = people.flatMap((person, n) => (isOpen(person) ? [lineOf(person, n + 1)] : []));
  const about = { unit: plain(unit.name), open: open.length, all: people.length, asOf };
  if (people.length === 0) return say([text('handed.none', about)]);
  return say(
    [
      ...joinTexts('flow.lines', news),
      text('handed.head', about),
      ...joinTexts('flow.lines', open.slice(0, SHOWN)),
      ...(open.length > SHOWN ? [text('handed.more', { count: open.length - SHOWN })] : []),
      ...(open.length > 0 ? [text('handed.how')] : []),
    ],
    [
      commandChoice('list', unit.id, text('menu.item.list')),
      commandChoice('report', unit.id, text('menu.item.report')),
    ],
  );
}

function lineOf({ person, group, outcome }: HandedPerson, number: number): Text {
  const line = text('handed.line', {
    number,
    name: plain(person.name),
    address: plain(person.address ?? '…'),
    phone: person.phone ? dialled(person.phone) : plain('…'),
    group: text(`campaign.group.${group}`),
  });
  return outcome === undefined
    ? line
    : text('handed.met', { line, outcome: text(`handed.outcome.${outcome}`) });
}

/** One sentence a person who could not be recorded, one for all who could. */
export function sayTicked(unit: Unit, ticked: readonly Ticked[]): readonly Text[] {
  const count = (came: Ticked['came']): number => ticked.filter((one) => one.came === came).length;
  const about = { unit: plain(unit.name) };
  return [
    ...(count('recorded') > 0 ? [text('handed.recorded', { ...about, count: count('recorded') })] : []),
    ...(count('counted') > 0 ? [text('handed.counted', { count: count('counted') })] : []),
    ...(count('ticked') > 0 ? [text('handed.ticked', { count: count('ticked') })] : []),
    ...(count('already') > 0 ? [text('handed.already', { count: count('already') })] : []),
    ...ticked.flatMap((one) =>
      one.came === 'lacks'
        ? [text('handed.lacks', { name: plain(one.person.person.name), because: joinReasons(one.reasons) })]
        : [],
    ),
  ];
}

export const saySettled = (outcome: HandedOutcome, count: number): Text =>
  text('handed.settled', { count, outcome: text(`handed.outcome.${outcome}`) });

/** How many there are of each group, unit by unit, and no names. */
export async function sayHandedCounts(tx: Tx, { content, campaign }: Plan, at: Instant): Promise<Say> {
  const counts = await tx.handed.counts(campaign.commune, campaign.id);
  const lines = content.units.flatMap(({ id, name }): Text[] =>
    campaign.groups.flatMap(({ id: group, number }) => {
      const mine = counts.filter((one) => one.unit === id && one.group === group);
      const sum = (all: typeof mine): number => all.reduce((total, { people }) => total + people, 0);
      const about = { unit: plain(name), group: text(`campaign.group.${group}`), number };
      const done = sum(mine.filter(({ outcome }) => outcome === 'done'));
      return mine.length === 0 ? [] : [text('handed.count', { ...about, all: sum(mine), done })];
    }),
  );
  return say([
    text(lines.length > 0 ? 'handed.counts' : 'handed.none-at-all', {
      asOf: showMoment(at, campaign.timeZone),
    }),
    ...joinTexts('flow.lines', lines),
  ]);
}
