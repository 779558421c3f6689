import { may } from '../../core/access/access.ts';
import { fold } from '../../core/message/fold.ts';
import { say, text } from '../../core/message/say.ts';
import { splitWords } from '../../core/message/words.ts';
import { showMoment } from '../../core/time/show.ts';
import type { HandedOutcome, HandedPerson } from '../../ports/tables/handed.ts';
import type { Words } from '../../ports/words.ts';
import { sayHanded, sayHandedCounts, saySettled, sayTicked } from '../handed/say-handed.ts';
import { type createTickOff, isOpen, type Ticked } from '../handed/tick-off.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Plan, Planner } from '../planner.ts';
import type { ReaderOf } from '../rosters/roster-reader.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

interface Deps {
  readonly planner: Planner;
  readonly words: Words;
  readonly readerOf: ReaderOf;
  readonly tickOff: ReturnType<typeof createTickOff>;
}

const NOT_DONE = ['moved', 'absent', 'refused'] as const;

/**
 * "/canhuongdan": the people whom the police have handed to a unit; "… 1 3" ticks off who has been helped, "… 2 đi vắng"
 * says why not, "… 2: thôn 3" says what is lacking of them. Whoever works for the commune sees counts, and no names.
 */
export function createHanded({ planner, words, readerOf, tickOff }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { door, at, grants } = request;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const isOfficer = may(grants, 'see-commune', { commune: door.commune });
    if (unitsReportedBy(grants, plan.content).length === 0 && isOfficer)
      return { says: [await sayHandedCounts(request.tx, plan, at)] };
    const { unit: named, numbers, outcome, more } = readTicks(plan, args);
    const rest = `${numbers.join(' ')}${outcome === 'done' ? '' : ` ${outcome}`}`;
    const own = ownUnit(planner, request, named, 'handed', more === undefined ? rest : `${rest}: ${more}`);
    if ('outcome' in own) return own.outcome;
    const { unit } = own;
    const people = await request.tx.handed.of(door.commune, plan.campaign.id, unit.id);
    const open = people.filter(isOpen);
    // Numbers stay as they are while others tick people off.
    const chosen = [...new Set(numbers)].flatMap((number) => people[number - 1] ?? []);
    if (numbers.length > 0 && chosen.length === 0)
      return { says: [say([text('handed.no-such', { count: open.length })])] };
    const reader = readerOf(plan, unit, at);
    const list = reader && { plan, unit, reader };
    const news: Ticked[] = [];
    if (outcome === 'done')
      for (const person of chosen) news.push(await tickOff(request, list, person, more));
    else for (const person of chosen) await settle(request, person, outcome);
    note(request, plan, unit.id, chosen.length, open.length);
    const left =
      chosen.length === 0 ? people : await request.tx.handed.of(door.commune, plan.campaign.id, unit.id);
    const said =
      outcome === 'done' || chosen.length === 0
        ? sayTicked(unit, news)
        : [saySettled(outcome, chosen.length)];
    return { says: [sayHanded(unit, left, showMoment(at, plan.campaign.timeZone), said)] };
  };

  /** "thôn 3 1 3", "2 đi vắng", "2: thôn 3, xã Thử"; a lone number is a person, "thôn 3" is a unit. */
  function readTicks({ content }: Plan, args: string) {
    const [, ticks = args, more] = /^([^:]*\d)\s*:\s*(\S[\s\S]*)$/.exec(args.trim()) ?? [];
    const isUnit = content.units.some(({ name, id }) => fold(name) === fold(ticks) || id === ticks.trim());
    const { outcome, rest } = readOutcome(ticks.trim());
    const picks = isUnit
      ? undefined
      : /^(?<unit>.*?)\s*(?<numbers>\d{1,4}(?:[\s,;]+\d{1,4})*)$/.exec(rest)?.groups;
    const numbers = (picks?.['numbers']?.match(/\d+/g) ?? []).map(Number);
    return { unit: picks?.['unit'] ?? rest, numbers, outcome, ...(more !== undefined && { more }) };
  }

  /** What became of them, said behind the numbers. */
  function readOutcome(said: string): { readonly outcome: HandedOutcome; readonly rest: string } {
    for (const outcome of NOT_DONE)
      for (const way of waysOf(outcome))
        if (fold(said).endsWith(` ${way}`))
          return { outcome, rest: said.split(/\s+/).slice(0, -way.split(' ').length).join(' ') };
    return { outcome: 'done', rest: said };
  }

  function waysOf(outcome: (typeof NOT_DONE)[number]): readonly string[] {
    const ways = splitWords(words.say('vi', { key: `handed.words.${outcome}` })).map(fold);
    return [outcome, ...ways.toSorted((a, b) => b.length - a.length)];
  }
}

const settle = ({ tx, conversation, at }: Request, person: HandedPerson, outcome: HandedOutcome) =>
  tx.handed.settle(person.commune, person.unit, person.id, outcome, conversation.account, at);

function note(
  { tx, at, conversation }: Request,
  { campaign }: Plan,
  unit: string,
  ticked: number,
  open: number,
) {
  tx.audit.add({
    at,
    actor: conversation.account,
    action: ticked > 0 ? 'settle-handed' : 'see-handed',
    subject: `${campaign.commune}/${campaign.id}/${unit}`,
    detail: { ticked, open },
  });
}
