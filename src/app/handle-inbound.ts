import type { Instant } from '../core/time/instant.ts';
import type { Door, Inbound } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import { type Conversation, StaleVersion, type Store, type Tx } from '../ports/store.ts';
import type { Converse } from './converse.ts';
import type { ConverseInGroup } from './converse-in-group.ts';
import type { JoinLook, Look } from './delivery/look.ts';
import { isOfTheStore } from './of-the-store.ts';
import { putAside, whereOf } from './put-aside.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly converse: Converse;
  readonly converseInGroup: ConverseInGroup;
  /** Told of a message that had to be put aside; carries no personal data. */
  readonly onPoison: (channel: string, key: string, error: unknown) => void;
  readonly onProgress?: OnProgress;
}

/** Told of each conversation that has gone on; returns it as it is to be kept. */
export type OnProgress = (
  tx: Tx,
  commune: string,
  before: Conversation,
  after: Conversation,
  at: Instant,
) => Conversation;

/** Returns how many of them were never heard before. With `join`, the answers are taken for sending by the same commit. */
export type HandleInbound = (door: Door, messages: readonly Inbound[], join?: JoinLook) => Promise<number>;

/** Two processes may write one conversation at the same moment; the loser reads again and decides again. */
const MAX_RACES = 5;
/** A message that fails so often is put aside. */
const MAX_TRIES = 3;

/**
 * A batch of messages, decided one by one and written together: remembered, answered, recorded, queued, in one
 * transaction. A message that cannot be handled is put aside alone and the others go through.
 */
export function createHandleInbound({
  store,
  clock,
  converse,
  converseInGroup,
  onPoison,
  onProgress,
}: Deps): HandleInbound {
  return handle;

  async function handle(door: Door, messages: readonly Inbound[], join?: JoinLook): Promise<number> {
    const poisoned = new Map<string, string>();
    const failures = new Map<string, number>();
    let mayJoin = true;
    for (let races = 0; ; ) {
      const look = mayJoin ? join?.(door.name) : undefined;
      try {
        const count = await store.transaction(async (tx) => {
          const heard = await handleBatch(tx, door, messages, poisoned);
          if (heard > 0 && look !== undefined) await takePart(look, tx);
          return heard;
        });
        look?.begin();
        return count;
      } catch (error) {
        look?.giveBack();
        // Whoever writes to us is heard, whatever is wrong with what is to be sent; sending meets it again by itself.
        if (error instanceof SendingFailed) mayJoin = false;
        else if (error instanceof Poisoned && !poisoned.has(error.key)) {
          const failed = (failures.get(error.key) ?? 0) + 1;
          failures.set(error.key, failed);
          if (failed < MAX_TRIES) continue;
          poisoned.set(error.key, whereOf(error.cause));
          onPoison(door.name, error.key, error.cause);
        } else if (error instanceof Replanned) {
          // Everybody after that one is heard by the new plan.
          const first = await handle(door, messages.slice(0, error.heard), join);
          return first + (await handle(door, messages.slice(error.heard), join));
        } else if (!(error instanceof StaleVersion) || ++races > MAX_RACES) throw error;
      }
    }
  }

  async function handleBatch(
    tx: Tx,
    door: Door,
    messages: readonly Inbound[],
    poisoned: ReadonlyMap<string, string>,
  ): Promise<number> {
    const at = clock.now();
    const keys = [...new Set(messages.map(({ key }) => key))];
    const fresh = new Set(await tx.inbox.add(door.name, keys, at));
    const todo = await withTokens(
      tx,
      messages.filter(({ key }) => fresh.delete(key)),
    );
    if (todo.length === 0) return 0;

    const contacts = [...new Set(todo.filter(isOfOne).map(({ address }) => address))].map((address) => ({
      channel: door.name,
      address,
    }));
    const loaded = await tx.conversations.load(contacts);
    const before = new Map(loaded.map((conversation) => [conversation.address, conversation]));
    const after = new Map(before);
    const grants = new Map(
      await tx.grants.of(
        loaded.map(({ account }) => account),
        at,
      ),
    );

    let isReplanned = false;
    const onReplan = (): void => {
      isReplanned = true;
    };
    const accounts = new Map<string, string>();
    const owned = (conversation: Conversation): Conversation => {
      const account = accounts.get(conversation.address);
      return account === undefined ? conversation : { ...conversation, account };
    };

    for (const message of todo) {
      const cause = poisoned.get(message.key);
      if (cause !== undefined) {
        putAside(tx, door, message, cause, at, before.get(message.address));
        continue;
      }
      if (!isOfOne(message)) {
        await attempt(message, converseInGroup({ tx, door, at }, message));
        continue;
      }
      const conversation = owned(after.get(message.address) as Conversation);
      try {
        const present = notePresence(conversation, message);
        const goesOn = message.presence !== 'left' && !isSilent(message);
        after.set(
          message.address,
          goesOn ? await converse({ tx, door, at, grants, accounts, onReplan }, present, message) : present,
        );
      } catch (error) {
        throw isOfTheStore(error) ? error : new Poisoned(message.key, error);
      }
      if (!isReplanned) continue;
      const heard = messages.findIndex(({ key }) => key === message.key) + 1;
      if (heard < messages.length) throw new Replanned(heard);
    }
    for (const [address, conversation] of after) {
      const earlier = before.get(address);
      if (earlier === undefined || conversation === earlier) continue;
      const kept = onProgress?.(tx, door.commune, earlier, conversation, at) ?? conversation;
      tx.conversations.save(owned(kept));
    }
    return todo.length;
  }
}

/** In a chat of two; a group has no conversation of its own, and so none that could move with it. */
const isOfOne = ({ by, movedTo }: Inbound): boolean => by === undefined && movedTo === undefined;

/** They let us in again and have said nothing yet. */
const isSilent = ({ presence, heard }: Inbound): boolean =>
  presence === 'joined' && heard.text === '' && heard.start === undefined;

async function attempt({ key }: Inbound, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw isOfTheStore(error) ? error : new Poisoned(key, error);
  }
}

async function takePart(look: Look, tx: Tx): Promise<void> {
  try {
    await look.work(tx);
  } catch (error) {
    throw isOfTheStore(error)
      ? error
      : new SendingFailed('sending failed beside what came in', { cause: error });
  }
}

/** Buttons whose token was too long for the platform come back under its short name. */
async function withTokens(tx: Tx, messages: readonly Inbound[]): Promise<readonly Inbound[]> {
  const names = messages.flatMap(({ heard: { token } }) => (token?.startsWith('#') ? [token] : []));
  if (names.length === 0) return messages;
  const tokens = await tx.buttons.find(names);
  return messages.map((message) => {
    const token = tokens.get(message.heard.token ?? '');
    return token === undefined ? message : { ...message, heard: { ...message.heard, token } };
  });
}

/** Whoever writes is there again, also where the platform did not say that they came back. */
function notePresence({ leftAt: _, ...before }: Conversation, { presence, at }: Inbound): Conversation {
  if (presence === 'left') return { ...before, leftAt: at };
  // What was spooled or repeated may come late.
  const heardAt = before.heardAt === undefined || before.heardAt < at ? at : before.heardAt;
  return { ...before, heardAt };
}

/** A message has changed the plan, and others of the batch come after it. */
class Replanned extends Error {
  readonly heard: number;

  constructor(heard: number) {
    super('the plan was changed in the middle of a batch');
    this.heard = heard;
  }
}

class SendingFailed extends Error {}

class Poisoned extends Error {
  readonly key: string;

  constructor(key: string, cause: unknown) {
    super('a message could not be handled', { cause });
    this.key = key;
  }
}
