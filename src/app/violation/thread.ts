import type { Instant } from '../../core/time/instant.ts';
import type { TipFile } from '../../core/violation/tip.ts';
import { coarse } from '../../core/violation/tip-clock.ts';
import type { PublicKey } from '../../ports/sealed-box.ts';
import type { Tip, TipMessage, TipMessageKind, Tx } from '../../ports/store.ts';
import type { Sealing } from './sealing.ts';
import { messagePlace } from './store-tip.ts';

/** What a message of a thread holds, once it is opened. */
export interface Said {
  readonly text: string;
  readonly files?: readonly TipFile[];
}

interface Addition {
  readonly id: string;
  readonly tip: string;
  readonly from: TipMessage['from'];
  readonly kind: TipMessageKind;
  readonly at: Instant;
  /** Sealed to whom it concerns; wrapped here. */
  readonly sealed: Uint8Array;
}

/** Puts something sealed into the thread of a tip. */
export async function addMessage(tx: Tx, shreds: Sealing['shreds'], message: Addition): Promise<void> {
  const { id, tip, from, kind, at, sealed } = message;
  const body = await shreds.wrap(tip, messagePlace(id), sealed);
  await tx.tipThreads.add({ id, tip, from, kind, at: coarse(at), body });
}

/** Of the desk alone. */
const OWN: ReadonlySet<TipMessageKind> = new Set(['note', 'handover']);

export const isOwn = (kind: TipMessageKind): boolean => OWN.has(kind);

export interface Read extends Said {
  readonly from: TipMessage['from'];
  readonly at: Instant;
}

/** The thread as the holder of the receipt may read it. */
export async function readThread(
  tx: Tx,
  { box, shreds }: Pick<Sealing, 'box' | 'shreds'>,
  tip: string,
  secret: string,
): Promise<readonly Read[]> {
  const messages = (await tx.tipThreads.of(tip)).filter(({ kind }) => !isOwn(kind));
  const read = await Promise.all(
    messages.map(async ({ id, from, at, body }) => {
      const sealed = await shreds.unwrap(tip, messagePlace(id), body);
      if (sealed === undefined) return [];
      const said = JSON.parse(Buffer.from(await box.open(sealed, secret)).toString()) as Said;
      return [{ ...said, from, at }];
    }),
  );
  return read.flat();
}

/** Whoever may read what the reporter writes: the desk, and the reporter. */
export const readersOf = async (tx: Tx, tip: Tip): Promise<readonly PublicKey[]> => [
  ...(await tx.desks.keysOf(tip.commune)).map(({ key }) => key as PublicKey),
  tip.key as PublicKey,
];
