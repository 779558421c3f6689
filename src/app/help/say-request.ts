import { type Choice, plain, type Say, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dialled } from '../../core/person/phone.ts';
import { addDays, type Day, dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import type { HelpRequest } from '../../ports/help.ts';
import type { Words } from '../../ports/words.ts';
import type { Plan } from '../planner.ts';
import { stuckAt } from './stuck-at.ts';

interface Deps {
  readonly words: Words;
  readonly plan: Plan | undefined;
}

/** What everybody who may help is told: where, how and when, and at which step; no address and no number. */
export function sayNew({ words, plan }: Deps, request: HelpRequest): Say {
  return say(
    [text('help.new', about(plan, request)), ...context(words, request)],
    [commandChoice('claim', String(request.number), text('help.choice.claim', { number: request.number }))],
  );
}

/** What the one who has taken it sees, and can do. */
export function sayTaken({ words, plan }: Deps, request: HelpRequest, at: Instant): Say {
  const timeZone = plan?.campaign.timeZone ?? 'Asia/Ho_Chi_Minh';
  const { number, place, phone, visitOn } = request;
  const parts: readonly Text[] = [
    text('help.taken.you', about(plan, request)),
    ...context(words, request),
    ...(place === undefined ? [] : [text('help.place', { place: plain(place) })]),
    ...(phone === undefined ? [] : [text('help.phone', { phone: dialled(phone) })]),
    ...(visitOn === undefined ? [] : [text('help.visit-on', { day: showDay(visitOn as Day) })]),
  ];
  const today = dayOf(at, timeZone);
  const days: readonly Choice[] =
    request.way === 'visit' && visitOn === undefined
      ? [0, 1, 2].map((n) => {
          const day = addDays(today, n);
          return commandChoice(
            'visit',
            `${number} ${day}`,
            text('help.choice.visit-day', { day: showDay(day) }),
          );
        })
      : [];
  return say(parts, [
    commandChoice('talk', String(number), text('help.choice.talk')),
    ...days,
    commandChoice('solved', String(number), text('help.choice.solved')),
  ]);
}

/** One line of a list. */
export const sayLine = (plan: Plan | undefined, request: HelpRequest): Text =>
  text(request.state === 'open' ? 'help.line.open' : 'help.line.claimed', about(plan, request));

export function about(plan: Plan | undefined, request: HelpRequest) {
  const { number, unit, way, when, at } = request;
  const name = plan?.content.units.find(({ id }) => id === unit)?.name;
  return {
    number,
    unit: name === undefined ? text('help.no-unit') : plain(name),
    way: text(`help.way.${way}`),
    when: text(`help.when.${when ?? 'any'}`),
    at: showMoment(at, plan?.campaign.timeZone ?? 'Asia/Ho_Chi_Minh'),
  };
}

function context(words: Words, { about: where, problem }: HelpRequest): readonly Text[] {
  const stuck = stuckAt(words, where);
  return [
    ...(stuck === undefined ? [] : [stuck]),
    ...(problem === undefined ? [] : [text('help.problem', { problem: plain(problem) })]),
  ];
}
