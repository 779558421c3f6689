import { audienceOf } from '../../core/access/audience-of.ts';
import { channelTitle } from '../../core/join/channel-title.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { showDay } from '../../core/time/show.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { AccountJoin } from '../../ports/tables/joins.ts';
import { undoJoin } from '../joins/join-accounts.ts';
import { tellChat } from '../joins/tell-chat.ts';
import type { Outcome, Request } from '../outcome.ts';

/** "bỏ liên kết": what was joined is two people again, whichever of the chats it is said in. */
export function createUnjoin(catalogue: Catalogue) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, conversation, door } = request;
    if (door.isGroup?.(conversation.address)) return { says: [say([text('join.in-group')])] };
    const joins = await tx.joins.of(conversation.account);
    const [first, ...more] = args === '' ? joins : joins.filter(({ id }) => id === args);
    if (first === undefined) return { says: [say([text(joins.length > 0 ? 'join.gone' : 'join.nothing')])] };
    return more.length > 0 ? ask(request, [first, ...more]) : undo(request, first);
  };

  function ask({ door }: Request, joins: readonly AccountJoin[]): Outcome {
    const timeZone = catalogue.communes.get(door.commune)?.commune.timeZone ?? 'Asia/Ho_Chi_Minh';
    const choices = joins.map(({ id, at, moved }) => {
      const channel = channelTitle(moved.chats[0]?.channel ?? '');
      const label = text('join.which-item', { channel, day: plain(showDay(dayOf(at, timeZone))) });
      return commandChoice('unjoin', id, label);
    });
    return { says: [say([text('join.which')], choices)], asks: true };
  }

  async function undo({ tx, at, door, conversation }: Request, join: AccountJoin): Promise<Outcome> {
    const { channel, address, account } = conversation;
    const isHere = (chat: { channel: string; address: string }) =>
      chat.channel === channel && chat.address === address;
    const chats = await tx.conversations.ofAccounts([account]);
    await undoJoin(tx, join, account, at);
    const wasMoved = join.moved.chats.some(isHere);
    const away = chats.filter(
      (chat) => !isHere(chat) && join.moved.chats.some((one) => isSame(one, chat)) !== wasMoved,
    );
    const grants = await tx.grants.of([join.kept, join.joined], at);
    const told = (there: string, isMoved: boolean) => {
      const held = grants.get(isMoved ? join.joined : join.kept) ?? [];
      const words = text('join.undone', { channel: channelTitle(there) });
      return { ...say([words]), audience: audienceOf(held, door.commune) };
    };
    for (const chat of away) {
      const key = `unjoin:${join.id}:${chat.channel}:${chat.address}`;
      await tellChat(tx, chat, key, told(channel, !wasMoved), at);
    }
    return {
      says: [told(away[0]?.channel ?? join.moved.chats[0]?.channel ?? '', wasMoved)],
      moved: { chats: join.moved.chats, to: join.joined },
    };
  }
}

const isSame = (
  one: { readonly channel: string; readonly address: string },
  other: { readonly channel: string; readonly address: string },
): boolean => one.channel === other.channel && one.address === other.address;
