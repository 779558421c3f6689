import { audienceOf } from '../../core/access/audience-of.ts';
import { channelTitle } from '../../core/join/channel-title.ts';
import {
  JOIN_CODE_LIFE,
  JOIN_CODE_MINUTES,
  MAX_MISSES,
  MISSES_FORGOTTEN_AFTER,
  readJoinCode,
  showJoinCode,
} from '../../core/join/join-code.ts';
import type { Choice, Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { later } from '../../core/time/instant.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { Chat, JoinCode } from '../../ports/tables/joins.ts';
import { joinAccounts } from '../joins/join-accounts.ts';
import { tellChat } from '../joins/tell-chat.ts';
import type { Outcome, Request } from '../outcome.ts';
import { placeOf } from '../place.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly cipher: Cipher;
  readonly newCode: () => string;
  readonly ids: () => string;
}

/**
 * "liên kết" gives a code; typed in another chat it makes the two one person. Whoever has the code gains what its maker
 * may do, and the maker gains what they may do: so each side whose roles the other would gain is asked.
 */
export function createJoin({ planner, cipher, newCode, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { door, conversation } = request;
    if (door.isGroup?.(conversation.address)) return answer('join.in-group');
    const button = /^(?<step>yes|confirm|no) (?<id>\S+)$/.exec(args)?.groups;
    if (button) return press(request, button['step'] ?? '', button['id'] ?? '');
    const code = readJoinCode(args);
    return code === undefined ? give(request) : take(request, code);
  };

  function give({ tx, at, door, conversation }: Request): Outcome {
    const code = newCode();
    const maker = toChat(conversation);
    const digest = cipher.digest('join', code);
    tx.joins.offer(
      { id: ids(), digest, commune: door.commune, maker, expires: later(at, JOIN_CODE_LIFE) },
      at,
    );
    const shown = { code: showJoinCode(code), minutes: JOIN_CODE_MINUTES };
    const how = text('join.how', { ...shown, place: placeOf(planner, door.commune, null, at) });
    return { says: [say([text('join.made', shown), how, text('join.keep')])] };
  }

  async function take(request: Request, code: string): Promise<Outcome> {
    const { tx, at, door, conversation } = request;
    const { account } = conversation;
    if ((await tx.joins.misses(account, later(at, -MISSES_FORGOTTEN_AFTER))) >= MAX_MISSES) {
      return answer('join.too-many', { minutes: MISSES_FORGOTTEN_AFTER / 60_000 });
    }
    const found = await tx.joins.find(cipher.digest('join', code));
    const isTheirs = found?.taker !== undefined && found.taker.account !== account;
    // One that was used, one that ran out, one of another commune and one that never was look the same.
    if (!found || !isOpen(found, request) || isTheirs || found.commune !== door.commune) {
      tx.joins.miss(account, at);
      return answer('join.bad-code');
    }
    const { maker, id } = found;
    if (maker.channel === conversation.channel && maker.address === conversation.address)
      return answer('join.own-code');
    if (maker.account === account) return answer('join.same');
    tx.joins.take(id, toChat(conversation));
    const channel = channelTitle(maker.channel);
    return {
      says: [
        say(
          [
            text('join.ask', { channel }),
            ...rolesIn(request, 'join.ask-roles'),
            text('join.only-you', { channel }),
          ],
          [toPress('yes', id), toPress('no', id)],
        ),
      ],
      asks: true,
    };
  }

  async function press(request: Request, step: string, id: string): Promise<Outcome> {
    const { conversation } = request;
    const found = await request.tx.joins.byId(id);
    const isMaker = isSame(found?.maker, conversation);
    const isTaker = isSame(found?.taker, conversation);
    if (found?.taker === undefined || !isOpen(found, request) || !(isMaker || isTaker))
      return answer('join.gone');
    if (step === 'no') return refuse(request, found, isMaker ? found.taker : found.maker);
    if (step === 'yes' && isTaker) return agree(request, found, found.taker);
    if (step === 'confirm' && isMaker && found.agreedAt !== undefined)
      return finish(request, found, found.taker);
    return answer('join.gone');
  }

  /** Where the maker has roles, they are asked: somebody may have looked over their shoulder. */
  async function agree(request: Request, found: JoinCode, taker: Chat): Promise<Outcome> {
    const { tx, at, door } = request;
    const { maker, id } = found;
    const held = (await tx.grants.of([maker.account], at)).get(maker.account) ?? [];
    if (held.length === 0) return finish(request, found, taker);
    tx.joins.agree(id, at);
    const channel = channelTitle(door.name);
    const question = say(
      [text('join.ask-maker', { channel }), ...rolesIn({ ...request, grants: held }, 'join.ask-roles')],
      [toPress('confirm', id), toPress('no', id)],
    );
    await tellChat(tx, maker, `join:${id}:ask`, question, at);
    return answer('join.wait', { channel: channelTitle(maker.channel) });
  }

  async function finish(request: Request, { id, maker, commune }: JoinCode, taker: Chat): Promise<Outcome> {
    const { tx, at, conversation } = request;
    const other = isSame(maker, conversation) ? taker : maker;
    tx.joins.end(id, at);
    const [kept, joined] = [maker.account, taker.account];
    const chats = await joinAccounts(tx, { id, commune, kept, joined, by: conversation.account, at }, taker);
    const audience = audienceOf((await tx.grants.of([kept], at)).get(kept) ?? [], commune);
    await tellChat(tx, other, `join:${id}:done`, { ...done(conversation.channel), audience }, at);
    return { says: [{ ...done(other.channel), audience }], moved: { chats, to: kept } };
  }

  async function refuse(request: Request, { id }: JoinCode, other: Chat): Promise<Outcome> {
    const { tx, at, door, conversation } = request;
    tx.joins.end(id, at);
    tx.audit.add({ at, actor: conversation.account, action: 'refuse-join', subject: other.account });
    const told = say([text('join.refused-there', { channel: channelTitle(door.name) })]);
    await tellChat(tx, other, `join:${id}:refused`, told, at);
    return answer('join.refused');
  }

  function rolesIn({ grants, at }: Pick<Request, 'grants' | 'at'>, key: string): Text[] {
    if (grants.length === 0) return [];
    const lines = grants.map(({ role, commune, unit }) =>
      text('join.role', { role: text(`command.role.${role}`), place: placeOf(planner, commune, unit, at) }),
    );
    return [text(key), ...lines];
  }
}

/** The label of each step is its own word. */
const toPress = (step: 'yes' | 'no' | 'confirm', id: string): Choice => ({
  ...commandChoice('join', `${step} ${id}`, text(`join.${step}`)),
  id: step,
});

const answer = (key: string, params?: Text['params']): Outcome => ({ says: [say([text(key, params)])] });

const done = (channel: string) =>
  say(
    [text('join.done', { channel: channelTitle(channel) }), text('join.done-undo')],
    [commandChoice('unjoin', '', text('join.undo'))],
  );

const isOpen = ({ expires, endedAt }: JoinCode, { at }: Request): boolean =>
  endedAt === undefined && at < expires;

const toChat = ({ account, channel, address }: Chat): Chat => ({ account, channel, address });

const isSame = (chat: Chat | undefined, { account, channel, address }: Chat): boolean =>
  chat?.channel === channel && chat.address === address && chat.account === account;
