import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dialled } from '../../core/person/phone.ts';
import { addDays, type Day, dayOf } from '../../core/time/day.ts';
import { readDayIn } from '../../core/time/read-day.ts';
import { showDay } from '../../core/time/show.ts';
import type { HelpRequest } from '../../ports/help.ts';
import { type HelpDesk, talkChoice } from '../help/desk.ts';
import { isHelper } from '../help/is-helper.ts';
import { requestToAnswer } from '../help/one-request.ts';
import { about } from '../help/say-request.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly desk: HelpDesk;
}

/** "hẹn đến nhà 12 23/12": the day on which the helper comes; the person is told. */
export function createVisit({ planner, desk }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, conversation } = request;
    const me = conversation.account;
    const found = await requestToAnswer(request, args, ({ helper }) => helper === me);
    if ('outcome' in found) return found.outcome;
    const { request: help, rest } = found;
    if (help.state !== 'claimed' || help.helper !== me)
      return { says: [say([text('help.visit.claim-first', { number: help.number })])] };
    const today = dayOf(at, planner.current(help.commune, at)?.campaign.timeZone ?? 'Asia/Ho_Chi_Minh');
    const day = readDayIn(rest, today)?.day;
    if (day === undefined || day < today || day > addDays(today, 60))
      return { says: [say([text('help.visit.which-day', { number: help.number })])] };
    tx.helpRequests.change({ ...help, visitOn: day });
    tx.audit.add({ at, actor: conversation.account, action: 'plan-visit', subject: help.id });
    await desk.tell(tx, [help.account], {
      request: help,
      key: `visit-${day}-${at}`,
      say: say(
        [text('help.visit.told', { day: showDay(day), when: text(`help.when.${help.when ?? 'any'}`) })],
        [talkChoice(help)],
      ),
      at,
    });
    const mine = commandChoice('visits', '', text('help.choice.visits'));
    return { says: [say([text('help.visit.planned', { number: help.number, day: showDay(day) })], [mine])] };
  };
}

/** "lịch đến nhà": whom this helper has promised to visit, day by day; an officer sees everybody's days, without addresses. */
export function createVisits({ planner }: Pick<Deps, 'planner'>) {
  return async (request: Request, _: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    if (!isHelper(grants, door.commune)) return { says: [say([text('command.not-allowed')])] };
    const seesAll = grants.some(({ role, unit }) => role === 'officer' && unit === null);
    const visits = await tx.helpRequests.visits(door.commune, seesAll ? undefined : conversation.account);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'see-visits',
      subject: door.commune,
      detail: { shown: visits.length },
    });
    if (visits.length === 0) return { says: [say([text('help.visits.none')])] };
    const plan = planner.current(door.commune, at);
    const parts: Text[] = [];
    for (const [day, of] of Map.groupBy(visits, ({ visitOn }) => visitOn as Day)) {
      parts.push(text('help.visits.day', { day: showDay(day), rows: of.length }));
      parts.push(...of.map((help) => line(help, help.helper === conversation.account)));
    }
    const next = visits.filter(({ helper }) => helper === conversation.account).slice(0, 3);
    return {
      says: [
        say(
          parts,
          next.map(({ number }) =>
            commandChoice('solved', String(number), text('help.choice.solved-number', { number })),
          ),
        ),
      ],
    };

    function line(help: HelpRequest, isMine: boolean): Text {
      const { place, phone } = help;
      const where = [place, phone && dialled(phone)].filter((part) => part !== undefined).join(' · ');
      return isMine && where !== ''
        ? text('help.visits.mine', { ...about(plan, help), where: plain(where) })
        : text('help.visits.row', about(plan, help));
    }
  };
}
