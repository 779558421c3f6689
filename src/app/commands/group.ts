import { noticeName } from '../../core/consent/notice.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Words } from '../../ports/words.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly words: Words;
  readonly ids: () => string;
}

const AGREED = 'ok';

/**
 * "/group no-l2 not-registered", from the case finder: the first of these that the plan has is named, and may be counted
 * if the person says so. Whoever goes on without an answer is not counted.
 */
export function createGroup({ planner, words, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, conversation } = request;
    const plan = planner.current(door.commune, at);
    const [first, ...others] = args.split(' ');
    const groups = new Set(plan?.campaign.groups.map(({ id }) => id));
    const group = [first, ...others].find((id) => id !== undefined && groups.has(id));
    if (plan === undefined || group === undefined) return {};
    const name = text(`campaign.group.${group}`);
    if (first !== AGREED) {
      const count = commandChoice('group', `${AGREED} ${group}`, text('consent.group.count'));
      return { says: [say([text('consent.group.ask', { group: name })], [count])] };
    }
    const campaign = plan.campaign.id;
    tx.caseGroups.put({ account: conversation.account, commune: door.commune, campaign, group, at });
    tx.consents.give({
      id: ids(),
      account: conversation.account,
      commune: door.commune,
      campaign,
      purpose: 'group',
      notice: noticeName(
        words.say('vi', { key: 'consent.version' }),
        words.say('vi', text('consent.group.ask', { group: name })),
      ),
      channel: door.name,
      at,
      forOther: false,
    });
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'count-group',
      subject: campaign,
      detail: { group },
    });
    return { says: [say([text('consent.group.counted', { group: name })])] };
  };
}
