import { may } from '../../../core/access/access.ts';
import { communeTitle } from '../../../core/campaign/commune-title.ts';
import { joinTexts } from '../../../core/flow/spoken.ts';
import { channelTitle } from '../../../core/join/channel-title.ts';
import { plain } from '../../../core/message/message.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { dayOf } from '../../../core/time/day.ts';
import { showDay } from '../../../core/time/show.ts';
import { unitNow } from '../../announcements/recipients.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';

/** Lines in one message. */
const SHOWN = 30;

/** "/groups": the chats that get bulletins, and how one is added; "/groups drop <n>" takes one out again. */
export function createGroups(planner: Planner) {
  return async ({ tx, at, door, grants, conversation }: Request, args: string): Promise<Outcome> => {
    const { commune } = door;
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const mine = (unit: string | undefined): boolean =>
      may(grants, 'link-group', { commune, ...(unit !== undefined && { unit }) });
    if (!mine(undefined) && !plan.content.units.some(({ id }) => mine(id)))
      return { says: [say([text('command.not-allowed')])] };
    const groups = (await tx.chatGroups.of(commune))
      .map((group) => ({ ...group, unit: unitNow(plan, group.unit) }))
      .filter(({ unit }) => mine(unit?.id));
    const dropped = /^drop (\d+)$/.exec(args)?.[1];
    const one = dropped === undefined ? undefined : groups[Number(dropped) - 1];
    if (one !== undefined) {
      await tx.chatGroups.unlink(one);
      tx.audit.add({
        at,
        actor: conversation.account,
        action: 'unlink-group',
        subject: one.unit?.id ?? commune,
      });
      return { says: [say([text('bulletin.group.unlinked')])] };
    }
    const { timeZone } = plan.campaign;
    const lines = groups.slice(0, SHOWN).map((group, n) =>
      text('bulletin.group.line', {
        number: n + 1,
        place: group.unit === undefined ? communeTitle(plan.content.commune) : plain(group.unit.name),
        channel: channelTitle(group.channel),
        day: showDay(dayOf(group.at, timeZone)),
      }),
    );
    return {
      says: [
        say(
          [
            text(groups.length === 0 ? 'bulletin.group.none' : 'bulletin.group.head', {
              count: groups.length,
            }),
            ...joinTexts('flow.lines', lines),
            text('bulletin.group.how'),
          ],
          groups
            .slice(0, 5)
            .map((_, n) =>
              commandChoice('groups', `drop ${n + 1}`, text('bulletin.group.drop', { number: n + 1 })),
            ),
        ),
      ],
    };
  };
}
