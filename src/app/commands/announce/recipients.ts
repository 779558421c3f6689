import { may } from '../../../core/access/access.ts';
import { firstDay } from '../../../core/campaign/campaign.ts';
import { joinTexts } from '../../../core/flow/spoken.ts';
import { plain, type Text } from '../../../core/message/message.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { pageOf, readPageNumber } from '../../../core/report/page-of.ts';
import { saySendings, sendingsOf } from '../../../core/report/sendings.ts';
import { dayOf } from '../../../core/time/day.ts';
import { showDay, showMoment } from '../../../core/time/show.ts';
import type { Channel } from '../../../ports/channel.ts';
import { plannedBulletins } from '../../announcements/planned-bulletins.ts';
import { recipientsOf } from '../../announcements/recipients.ts';
import { loadReach } from '../../load-reach.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Plan, Planner } from '../../planner.ts';
import { nextPage } from '../../queries/paged.ts';

interface Deps {
  readonly planner: Planner;
  readonly channels: readonly Channel[];
}

/** Units on one page. */
const UNITS = 20;
/** Moments in one message; the board and `plan show` have all of them. */
const SHOWN = 5;

/**
 * "/nguoinhan": who would get what and when, and whom nobody can reach yet; "/nguoinhan <campaign>" of one that has not
 * begun.
 */
export function createRecipients({ planner, channels }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants } = request;
    const { commune } = door;
    if (!may(grants, 'see-missing', { commune })) return { says: [say([text('command.not-allowed')])] };
    const current = planner.current(commune, at);
    const { rest, page: wanted } = readPageNumber(args);
    const plan = (rest === '' ? undefined : planner.of(commune, rest, at)) ?? current;
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { campaign, content } = plan;
    const { timeZone } = campaign;

    const reach = await loadReach(tx, channels, commune, at);
    const filed = new Set((await tx.submissions.of(commune, campaign.id)).map((one) => one.obligation));
    const owing = new Set(
      [...plan.obligations.values()].filter(({ closes }) => closes > at).map((one) => one.unit),
    );
    const units = [...plan.units.values()].filter(({ id }) => owing.has(id));
    const out = units.flatMap(({ id, name, head }) => {
      const because = reach.because(id);
      return because === undefined
        ? []
        : [
            text('preview.unreachable', {
              unit: plain(name),
              head: plain(head),
              reason: text(`preview.because.${because}`),
            }),
          ];
    });
    const page = pageOf(out, wanted, UNITS);
    const [list] = joinTexts('flow.lines', page.items);
    const more = nextPage(page, 'recipients', rest);
    const missing = list === undefined ? [] : [text('preview.missing', { list })];
    const asOf = showMoment(at, timeZone);
    const head = text('reminder.recipients.head', { campaign: plain(campaign.short), asOf });
    if (page.page > 1) return { says: [say([head, ...missing], more)] };
    const first = firstDay(campaign);
    const sendings = sendingsOf(plan.firings, filed, at);
    const titleOf = (id: string): string => campaign.reports.find((one) => one.id === id)?.title ?? id;
    const parts: readonly Text[] = [
      head,
      ...(first > dayOf(at, timeZone) ? [text('preview.not-begun', { day: showDay(first) })] : []),
      text('reminder.recipients.count', { linked: units.length - out.length, owing: units.length }),
      ...missing,
      ...(sendings.length === 0
        ? [text('reminder.recipients.no-next')]
        : [
            text('preview.next'),
            ...saySendings(sendings.slice(0, SHOWN), reach, titleOf, timeZone),
            ...(sendings.length > SHOWN ? [text('preview.more', { count: sendings.length - SHOWN })] : []),
          ]),
      ...(await sayBulletin(request, plan)),
    ];
    const others = content.campaigns.filter(
      (one) =>
        one.id !== campaign.id && (one.id === current?.campaign.id || firstDay(one) > dayOf(at, timeZone)),
    );
    return {
      says: [
        say(parts, [
          ...more,
          ...others.map(({ id, short }) =>
            commandChoice('recipients', id, text('preview.other', { campaign: plain(short) })),
          ),
          commandChoice('missing', '', text('menu.item.missing')),
        ]),
      ],
    };
  };

  async function sayBulletin({ tx, at }: Request, plan: Plan): Promise<readonly Text[]> {
    const next = plannedBulletins(plan).find((bulletin) => bulletin.at > at);
    if (next === undefined) return [];
    const recipients = await recipientsOf(tx, { channels }, plan, next.announcement, at);
    const count = (to: 'group' | 'follower'): number => recipients.filter((one) => one.to === to).length;
    return [
      text('preview.bulletin', {
        when: showMoment(next.at, plan.campaign.timeZone),
        groups: count('group'),
        followers: count('follower'),
      }),
    ];
  }
}
