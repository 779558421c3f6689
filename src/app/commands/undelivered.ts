import { may } from '../../core/access/access.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { channelTitle } from '../../core/join/channel-title.ts';
import type { Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { type PageOf, pageOf, readPageNumber } from '../../core/report/page-of.ts';
import { sayReason, sayRemedy } from '../../core/report/say-unsent.ts';
import { dayOf } from '../../core/time/day.ts';
import { DAY, later } from '../../core/time/instant.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Tx, Undelivered } from '../../ports/store.ts';
import type { Outcome, Request } from '../outcome.ts';
import { placeOf } from '../place.ts';
import type { Planner } from '../planner.ts';
import { nextPage } from '../queries/paged.ts';

interface Deps {
  readonly planner: Planner;
  readonly channels: readonly Channel[];
}

const LOOKS_BACK = 7 * DAY;
const MOST_READ = 1_000;
/** People on one page. */
const MOST_SHOWN = 20;

/** One person whom messages did not reach for one reason. */
interface Missed {
  readonly account: string | undefined;
  readonly newest: Undelivered;
  readonly count: number;
}

/** "/thatbai": what was not delivered in a week, why, to whom without their names, and what can be done about it. */
export function createUndelivered({ planner, channels }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants } = request;
    const { commune } = door;
    const timeZone = planner.content(commune, at)?.commune.timeZone;
    if (timeZone === undefined || !may(grants, 'see-missing', { commune }))
      return { says: [say([text('command.not-allowed')])] };

    const own = channels.filter((one) => one.commune === commune).map(({ name }) => name);
    const since = later(at, -LOOKS_BACK);
    const rows = await tx.outbox.undelivered(own, since, MOST_READ);
    const missed = await byPerson(tx, rows);
    const about = { since: showDay(dayOf(since, timeZone)) };
    const people = new Set(missed.map(({ account, newest }) => account ?? newest.address)).size;
    const head =
      rows.length === 0
        ? text('undelivered.none', about)
        : text('undelivered.head', { ...about, messages: rows.length, people });

    const page = pageOf(missed, readPageNumber(args).page, MOST_SHOWN);
    const waiting = page.page === 1 ? await sayWaiting(tx, own, at) : [];
    const parts = [
      ...(rows.length === 0 && waiting.length > 0 ? [] : [head]),
      ...(await sayReasons(request, page, timeZone)),
      ...waiting,
    ];
    if (rows.length === 0) return { says: [say(parts)] };
    return {
      says: [
        say(parts, [
          ...nextPage(page, 'undelivered', ''),
          commandChoice('calls', '', text('reminder.choice.calls')),
          commandChoice('recipients', '', text('office.item.recipients')),
        ]),
      ],
    };
  };

  async function sayReasons(
    { tx, at, door: { commune } }: Request,
    { items: shown, before }: PageOf<Missed>,
    timeZone: string,
  ): Promise<readonly Text[]> {
    const accounts = [...new Set(shown.flatMap(({ account }) => account ?? []))];
    const grants = await tx.grants.of(accounts, at);
    const numbers = new Map(shown.map((one, n) => [one, before + n + 1]));
    return [...Map.groupBy(shown, ({ newest }) => newest.reason)].flatMap(([reason, ones]) => [
      text('undelivered.reason', { reason: sayReason(reason), remedy: sayRemedy(reason) }),
      ...joinTexts('flow.lines', ones.map(sayOne)),
    ]);

    function sayOne(one: Missed): Text {
      const { newest, count } = one;
      return text('undelivered.line', {
        number: numbers.get(one) ?? 0,
        who: whoIs(one),
        channel: channelTitle(newest.channel),
        count,
        when: showMoment(newest.at, timeZone),
      });
    }

    /** By what they are here; a citizen only by the end of what the platform calls them. */
    function whoIs({ account, newest }: Missed): Text {
      const held = grants.get(account ?? '')?.find((grant) => grant.commune === commune);
      if (held === undefined)
        return text('undelivered.who.citizen', { code: `…${newest.address.slice(-3)}` });
      return text('undelivered.who.role', {
        role: text(`command.role.${held.role}`),
        place: placeOf(planner, commune, held.unit, at),
      });
    }
  }
}

/** Most frequent reasons first, and in each whoever missed something last. */
async function byPerson(tx: Tx, rows: readonly Undelivered[]): Promise<readonly Missed[]> {
  const presences = await tx.conversations.presence(rows);
  const accounts = new Map(
    presences.map(({ channel, address, account }) => [`${channel} ${address}`, account]),
  );
  const groups = Map.groupBy(rows, ({ channel, address, reason }) => `${reason}\n${channel} ${address}`);
  const missed = [...groups.values()].flatMap((ones): Missed[] => {
    const [newest] = ones;
    if (newest === undefined) return [];
    return [{ account: accounts.get(`${newest.channel} ${newest.address}`), newest, count: ones.length }];
  });
  const weights = new Map<string, number>();
  for (const { newest, count } of missed)
    weights.set(newest.reason, (weights.get(newest.reason) ?? 0) + count);
  const weightOf = ({ newest }: Missed): number => weights.get(newest.reason) ?? 0;
  return missed.toSorted((a, b) => weightOf(b) - weightOf(a));
}

/** What waits because of the platform, by its reason, and what is on its way. */
async function sayWaiting(tx: Tx, channels: readonly string[], at: Request['at']): Promise<readonly Text[]> {
  const held = await tx.outbox.held(channels);
  let due = 0;
  for (const channel of channels) due += (await tx.outbox.backlog(channel, at)).waiting;
  return [
    ...held.map(({ channel, reason, count }) =>
      text('undelivered.held', { channel: channelTitle(channel), count, reason: sayReason(reason) }),
    ),
    ...(due > 0 ? [text('undelivered.waiting', { count: due })] : []),
  ];
}
