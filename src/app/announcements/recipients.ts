import type { Announcement } from '../../core/campaign/announcement.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import type { Language } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Contact, Tx } from '../../ports/store.ts';
import type { Plan } from '../planner.ts';

/** One chat that an announcement is for, and whose news it gets. */
export interface Recipient extends Contact {
  /** Undefined for the news of the commune. */
  readonly unit: Unit | undefined;
  readonly to: 'group' | 'follower';
  readonly language: Language;
  /** Why nothing is sent there now, as far as the platform's rules tell. */
  readonly closed?: string;
}

interface Deps {
  readonly channels: readonly Channel[];
}

/** Each group that is linked and each person who asked for news, once; who wants the news of a unit gets that unit's. */
export async function recipientsOf(
  tx: Tx,
  { channels }: Deps,
  plan: Plan,
  { to }: Pick<Announcement, 'to'>,
  at: Instant,
): Promise<readonly Recipient[]> {
  return [
    ...(to.includes('groups') ? await groupsOf(tx, plan) : []),
    ...(to.includes('followers') ? await followersOf(tx, channels, plan, at) : []),
  ];
}

async function groupsOf(tx: Tx, plan: Plan): Promise<readonly Recipient[]> {
  const groups = await tx.chatGroups.of(plan.content.commune.id);
  return groups.map(({ channel, address, unit }) => ({
    channel,
    address,
    unit: unitNow(plan, unit),
    to: 'group',
    language: 'vi',
  }));
}

/** On the channel on which they said yes, as long as that lets us; a paid message is not what they were asked about. */
async function followersOf(
  tx: Tx,
  channels: readonly Channel[],
  plan: Plan,
  at: Instant,
): Promise<readonly Recipient[]> {
  const consents = await tx.consents.standing(plan.content.commune.id, 'news');
  // Who said it twice means the last.
  const wanted = new Map(consents.map((consent) => [consent.account, consent]));
  const chats = Map.groupBy(await tx.conversations.ofAccounts([...wanted.keys()]), ({ account }) => account);
  return [...wanted.values()].flatMap(({ account, channel, unit }): Recipient[] => {
    const open = (chats.get(account) ?? []).filter(({ leftAt }) => leftAt === undefined);
    const chat = open.find((one) => one.channel === channel) ?? open[0];
    if (chat === undefined) return [];
    const reach = channels.find(({ name }) => name === chat.channel)?.reach?.(chat.address, chat.heardAt, at);
    const closed =
      reach === undefined
        ? undefined
        : !reach.open
          ? reach.failure
          : reach.cost === 'paid'
            ? 'paid'
            : undefined;
    return [
      {
        channel: chat.channel,
        address: chat.address,
        unit: unitNow(plan, unit ?? null),
        to: 'follower',
        language: chat.language,
        ...(closed !== undefined && { closed }),
      },
    ];
  });
}

/** The unit as it is today: one that was merged or split lives on in the first of what it became. */
export function unitNow(
  { content, units }: Pick<Plan, 'content' | 'units'>,
  id: string | null,
): Unit | undefined {
  const seen = new Set<string>();
  let next = id;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const there = content.units.find((unit) => unit.id === next);
    if (there !== undefined) return there;
    next = units.get(next)?.into?.[0] ?? null;
  }
  return undefined;
}
