import { joinTexts } from '../../../core/flow/spoken.ts';
import { plain, type Text } from '../../../core/message/message.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { BULLETIN_WORDS } from '../../../core/report/bulletin-words-flow.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { showMoment } from '../../../core/time/show.ts';
import type { Channel } from '../../../ports/channel.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Bulletin } from '../../../ports/tables/bulletins.ts';
import { plannedBulletin, plannedBulletins } from '../../announcements/planned-bulletins.ts';
import { recipientsOf } from '../../announcements/recipients.ts';
import { postponed, showBulletin } from '../../announcements/show-bulletin.ts';
import { officeOf } from '../../officer-of.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Plan, Planner } from '../../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly channels: readonly Channel[];
}

/** Lines of each kind in one message. */
const SHOWN = 5;

/** "/bulletins": what was announced and what comes next; "/bulletins <key> skip|later|edit|show" does something about one. */
export function createBulletins({ planner, channels }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door } = request;
    const office = officeOf(planner, request, 'announce');
    if ('outcome' in office) return office.outcome;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const [key = '', what = ''] = args.split(' ');
    const planned = plannedBulletin(plan, key);
    if (planned === undefined) return { says: [await list(tx, plan, at)] };
    const bulletin = (await tx.bulletins.find(key)) ?? unwritten(plan, key, planned.at);
    if (bulletin.state !== 'planned') return { says: [say([text(`bulletin.gone.${bulletin.state}`)])] };
    if (what === 'edit') return { enter: BULLETIN_WORDS, answers: { bulletin: key }, interrupts: true };
    if (what !== 'skip' && what !== 'later') {
      const recipients = await recipientsOf(tx, { channels }, plan, planned.announcement, at);
      return { says: [await showBulletin(tx, plan, planned, bulletin, recipients, at)] };
    }
    await tx.bulletins.add(bulletin);
    tx.audit.add({
      at,
      actor: request.conversation.account,
      action: `bulletin-${what}`,
      subject: key,
    });
    if (what === 'skip') {
      tx.bulletins.change(key, { state: 'skipped' });
      return { says: [say([text('bulletin.skipped', about(plan, bulletin))])] };
    }
    const later = postponed(plan, bulletin.at);
    tx.bulletins.change(key, { at: later });
    return {
      says: [say([text('bulletin.postponed', about(plan, { ...bulletin, at: later }))], [showChoice(key)])],
    };
  };

  async function list(tx: Tx, plan: Plan, at: Instant) {
    const { commune, id } = plan.campaign;
    const written = await tx.bulletins.of(commune, id);
    const known = new Set(written.map(({ key }) => key));
    const coming = plannedBulletins(plan)
      .filter((one) => one.at > at && !known.has(one.key))
      .map(({ key, at: when }) => unwritten(plan, key, when));
    const next = [...written.filter(({ state }) => state === 'planned'), ...coming].slice(0, SHOWN);
    const past = written.filter(({ state }) => state !== 'planned').slice(-SHOWN);
    const reached = await Promise.all(past.map(({ key }) => reachOf(tx, key)));
    if (next.length + past.length === 0) return say([text('bulletin.none')]);
    const [first] = next;
    return say(
      [
        ...(past.length > 0
          ? [
              text('bulletin.past'),
              ...joinTexts(
                'flow.lines',
                past.map((bulletin, n) => sayPast(plan, bulletin, reached[n] ?? NOBODY)),
              ),
            ]
          : []),
        ...(next.length > 0
          ? [
              text('bulletin.next'),
              ...joinTexts(
                'flow.lines',
                next.map((bulletin) => text('bulletin.line.planned', about(plan, bulletin))),
              ),
            ]
          : [text('bulletin.no-next')]),
      ],
      [
        ...(first === undefined ? [] : [showChoice(first.key)]),
        commandChoice('groups', '', text('bulletin.choice.groups')),
      ],
    );
  }
}

const showChoice = (key: string) => commandChoice('bulletins', `${key} show`, text('bulletin.choice.show'));

const NOBODY = { groups: 0, followers: 0, failed: 0 };

async function reachOf(tx: Tx, bulletin: string): Promise<typeof NOBODY> {
  const copies = await tx.bulletins.copies(bulletin);
  const count = (to: 'group' | 'follower'): number =>
    copies.filter((copy) => copy.to === to && copy.state !== 'failed').length;
  return {
    groups: count('group'),
    followers: count('follower'),
    failed: copies.filter(({ state }) => state === 'failed').length,
  };
}

function sayPast(plan: Plan, bulletin: Bulletin, reached: typeof NOBODY): Text {
  if (bulletin.state === 'sent') return text('bulletin.line.sent', { ...about(plan, bulletin), ...reached });
  if (bulletin.state === 'skipped') return text('bulletin.line.skipped', about(plan, bulletin));
  return text('bulletin.line.dropped', {
    ...about(plan, bulletin),
    reason: text(`bulletin.reason.${bulletin.reason ?? 'no-recipient'}`),
  });
}

const about = ({ campaign }: Plan, { at }: Pick<Bulletin, 'at'>) => ({
  when: showMoment(at, campaign.timeZone),
  campaign: plain(campaign.short),
});

const unwritten = ({ campaign }: Plan, key: string, at: Instant): Bulletin => ({
  key,
  commune: campaign.commune,
  campaign: campaign.id,
  at,
  state: 'planned',
});
