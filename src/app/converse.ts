import type { Grant } from '../core/access/access.ts';
import { reply } from '../core/dialogue/again.ts';
import { type Dialogue, emptyDialogue } from '../core/dialogue/dialogue.ts';
import { lastHeard } from '../core/dialogue/edited.ts';
import { enter } from '../core/dialogue/enter.ts';
import { hear } from '../core/dialogue/hear.ts';
import { settleOwnNumber } from '../core/dialogue/shared-number.ts';
import { filesHeard, inAlbum } from '../core/dialogue/together.ts';
import { after, type Turn } from '../core/dialogue/turn.ts';
import type { Answers, Effect } from '../core/flow/session.ts';
import { mergeSays } from '../core/message/merge-says.ts';
import type { Say } from '../core/message/message.ts';
import { DAY, type Instant, later } from '../core/time/instant.ts';
import { isPrivateFlow } from '../core/violation/private-flows.ts';
import type { Door, Inbound } from '../ports/channel.ts';
import type { PublicKey } from '../ports/sealed-box.ts';
import type { Conversation, Tx } from '../ports/store.ts';
import { withFocus } from './focus.ts';
import { fetchDraft } from './joins/fetch-draft.ts';
import type { MakeScene } from './make-scene.ts';
import type { Outcome, Request } from './outcome.ts';
import type { PrivateDialogue } from './violation/private-dialogue.ts';

/** What the messages of one batch share. `grants` is brought up to date when a command changes them. */
export interface Batch {
  readonly tx: Tx;
  readonly door: Door;
  readonly at: Instant;
  readonly grants: Map<string, readonly Grant[]>;
  /** Called when a command has changed units or deadlines. */
  readonly onReplan: () => void;
  /** Accounts of chats that were given to another one during the batch, by address. */
  readonly accounts: Map<string, string>;
}

export type Converse = (batch: Batch, before: Conversation, message: Inbound) => Promise<Conversation>;

interface Deps {
  readonly makeScene: MakeScene;
  readonly privacy: PrivateDialogue;
  /** What the effects of the conversation do: commands, records, calls for a human. */
  readonly carryOut: (
    request: Request,
    effect: Exclude<Effect, { type: 'say' | 'enter' }>,
  ) => Promise<Outcome>;
}

/** Effects carried out for one message; more means that they call each other in a circle. */
const MAX_EFFECTS = 50;

/** One message of one person: the conversation goes on, what it decided is written, the answers are queued. */
export function createConverse({ makeScene, carryOut, privacy }: Deps): Converse {
  return async ({ tx, door, at, grants, accounts, onReplan }, before, message) => {
    const says: Say[] = [];
    let conversation = before;
    let source = message.key;
    const request = (): Request => ({
      tx,
      door,
      at,
      conversation,
      grants: withFocus(grants.get(conversation.account) ?? [], conversation.focus, door.commune, at),
    });

    const scene = makeScene(request());
    conversation = await fetchDraft(tx, before, message.heard, scene, isPrivateFlow);
    const opened = privacy.unlock(conversation.dialogue);
    let isPrivate = opened.session !== undefined && isPrivateFlow(opened.session.flow);
    const heard = inAlbum(opened, message.heard, at);
    const first = hear(opened, heard, scene);
    let turn: Turn = first;
    const queue: Effect[] = [...turn.effects];
    for (let done = 0; queue.length > 0; done++) {
      if (done > MAX_EFFECTS) throw new Error('effects call each other in a circle');
      const effect = queue.shift() as Effect;
      if (effect.type === 'say') {
        says.push(effect.say);
        if (effect.once !== undefined) source = `${message.address}:${effect.once}`;
      } else if (effect.type === 'enter') throw new Error('the dialogue follows flows itself');
      else {
        const outcome = await carryOut(request(), effect);
        if (outcome.focus !== undefined) conversation = focused(conversation, outcome.focus);
        isPrivate ||= outcome.private === true;
        if (outcome.once !== undefined) source = `${message.address}:${outcome.once}`;
        if (outcome.language) conversation = { ...conversation, language: outcome.language };
        if (outcome.replans) onReplan();
        for (const { channel, address } of outcome.moved?.chats ?? []) {
          if (channel === door.name) accounts.set(address, outcome.moved?.to ?? '');
        }
        conversation = { ...conversation, account: accounts.get(message.address) ?? conversation.account };
        if (outcome.regrant || outcome.moved) {
          for (const [account, held] of await tx.grants.of([conversation.account], at))
            grants.set(account, held);
        }
        if (queue.length > 0 && outcome.enter === undefined) {
          // The conversation itself goes on and says what comes next.
          says.push(...(outcome.says ?? []));
          continue;
        }
        // The question at which they called would stand between them and what comes of it.
        if (effect.type === 'ask-human') queue.length = 0;
        turn = outcome.gathered
          ? gather(turn.dialogue, outcome.gathered)
          : proceed(outcome.forget ? emptyDialogue : turn.dialogue, outcome);
        queue.push(...turn.effects);
      }
    }

    isPrivate ||= turn.dialogue.session !== undefined && isPrivateFlow(turn.dialogue.session.flow);
    settleOwnNumber(mergeSays(says), opened, turn.dialogue, scene).forEach((say, n) => {
      tx.outbox.add({
        key: `in:${door.name}:${source}:${n}`,
        channel: door.name,
        address: message.address,
        kind: isPrivate ? 'private' : 'reply',
        language: conversation.language,
        say: isPrivate ? privacy.lockSay(say) : say,
        notBefore: at,
        // By then its key is forgotten.
        ...(isPrivate && { expires: later(at, DAY) }),
      });
    });
    const keys = async () => (await tx.desks.keysOf(door.commune)).map(({ key }) => key as PublicKey);
    const { last: _, files: __, ...rest } = turn.dialogue;
    const last = lastHeard(opened, heard, first);
    const files = filesHeard(heard, at);
    const dialogue: Dialogue = { ...rest, ...(last && { last }), ...(files && { files }) };
    return { ...conversation, dialogue: await privacy.lock(dialogue, door.name, keys) };

    function proceed(dialogue: Dialogue, outcome: Outcome): Turn {
      const scene = makeScene(request());
      const { says: first = [], enter: flow, answers, asks = false } = outcome;
      if (flow === undefined) return reply(dialogue, first, asks, scene);
      return after(
        first.map((say) => ({ type: 'say', say })),
        enter(dialogue, flow, scene, answers, outcome.interrupts),
      );
    }
  };
}

function gather(dialogue: Dialogue, answers: Answers): Turn {
  const { session } = dialogue;
  if (session === undefined) return { dialogue, effects: [] };
  return {
    dialogue: { ...dialogue, session: { ...session, answers: { ...session.answers, ...answers } } },
    effects: [],
  };
}

function focused({ focus: _, ...conversation }: Conversation, focus: string | null): Conversation {
  return focus === null ? conversation : { ...conversation, focus };
}
