import type { Command } from '../core/command/command.ts';
import type { Say } from '../core/message/message.ts';
import { say, text } from '../core/message/say.ts';
import type { Inbound } from '../ports/channel.ts';
import type { Conversation } from '../ports/store.ts';
import type { CarryOut } from './carry-out.ts';
import type { Batch } from './converse.ts';
import type { MakeScene } from './make-scene.ts';
import type { Request } from './outcome.ts';

interface Deps {
  readonly makeScene: MakeScene;
  readonly carryOut: CarryOut;
  /** A group gets the bulletins of a unit or the commune from now on, or does not any more; what is answered there. */
  readonly linkGroup: (request: Request, group: string, args: string) => Promise<Say>;
  readonly unlinkGroup: (request: Request, group: string) => Promise<Say>;
}

/** Answers what was said to the bot in a group. Nothing of a group is remembered but what it is linked to. */
export type ConverseInGroup = (batch: Pick<Batch, 'tx' | 'door' | 'at'>, message: Inbound) => Promise<void>;

/** Counts of units, which everybody in a group of heads may see. Whatever can hold a person's data is for a chat of two. */
const FOR_ALL: ReadonlySet<Command> = new Set(['total', 'missing']);

export function createConverseInGroup({
  makeScene,
  carryOut,
  linkGroup,
  unlinkGroup,
}: Deps): ConverseInGroup {
  return async ({ tx, door, at }, message) => {
    const { heard, address, by, presence, key, movedTo } = message;
    const group = { channel: door.name, address };
    if (movedTo !== undefined) await tx.chatGroups.move(group, movedTo);
    // Whoever puts the bot out of a group wants no bulletins there.
    if (presence === 'left') await tx.chatGroups.unlink(group);
    if (by === undefined || presence === 'left') return;
    const [speaker] = await tx.conversations.load([{ channel: door.name, address: by }]);
    if (speaker === undefined) return;
    const grants = (await tx.grants.of([speaker.account], at)).get(speaker.account) ?? [];
    // What is asked for depends on who asks; where they are in their own conversation does not matter here.
    const conversation: Conversation = { ...speaker, dialogue: { parked: [] } };
    const request: Request = { tx, door, at, conversation, grants };
    tx.outbox.add({
      key: `in:${door.name}:${key}:0`,
      channel: door.name,
      address,
      kind: 'reply',
      language: speaker.language,
      say: presence === 'joined' ? say([text('group.hello')]) : await answer(request, address, heard),
      notBefore: at,
    });
  };

  async function answer(
    request: Request,
    group: string,
    { text: typed, token, start }: Inbound['heard'],
  ): Promise<Say> {
    const { door } = request;
    const scene = makeScene(request);
    const order =
      token === undefined ? (scene.readSlash(typed) ?? scene.readPhrase(typed)) : scene.readSlash(token);
    if (order?.command === 'link-group') return linkGroup(request, group, order.args);
    if (order?.command === 'unlink-group') return unlinkGroup(request, group);
    if (order && FOR_ALL.has(order.command)) {
      const { says = [] } = await carryOut(request, { type: 'run', ...order });
      // Buttons lead on into what a group is not for.
      return say(says.flatMap(({ parts }) => parts));
    }
    const link = door.link?.(start ?? '');
    return say([text('group.private'), ...(link === undefined ? [] : [text('group.link', { link })])]);
  }
}
