import { may } from '../../core/access/access.ts';
import type { Instant } from '../../core/time/instant.ts';
import { DAY, later } from '../../core/time/instant.ts';
import { coarse } from '../../core/violation/tip-clock.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { DeskAct, DeskKey, Store, Tip, TipParts, Tx } from '../../ports/store.ts';
import type { Purge } from '../../ports/tables/tip-figures.ts';
import type { Planner } from '../planner.ts';
import type { Visit } from '../visits.ts';
import { behindSince } from './behind-since.ts';
import { deskOf, type Intake } from './intake-of.ts';
import { looksSealed } from './looks-sealed.ts';
import type { Sealing } from './sealing.ts';
import { filePlace, messagePlace, reasonPlace, tipPlace } from './store-tip.ts';

export interface DeskDeps extends Pick<Sealing, 'box' | 'shreds'> {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly media: Media;
}

/** Why the desk did not do it. Words under violation.desk.refused.<id>. */
export type DeskRefusal =
  | 'not-allowed'
  | 'closed'
  | 'gone'
  | 'changed'
  | 'wrong'
  | 'last-key'
  | 'known-key'
  | 'four-eyes'
  | 'not-now'
  | 'no-file';

/** Who asks, as admitted: a receiver of this commune, whatever else they are. */
export interface Receiver {
  readonly account: string;
  readonly commune: string;
  readonly intake: Intake;
  readonly at: Instant;
}

export type Answer<T> = Promise<T | { readonly refused: DeskRefusal }>;

/** Everything a receiver does goes through here: asked anew each time whether they still are one. */
export function admit(
  { planner, clock }: Pick<DeskDeps, 'planner' | 'clock'>,
  { account, commune, grants }: Visit,
): Receiver | { readonly refused: DeskRefusal } {
  if (!may(grants, 'open-desk', { commune })) return { refused: 'not-allowed' };
  const at = clock.now();
  const intake = deskOf(planner, commune, at);
  return intake === undefined ? { refused: 'closed' } : { account, commune, intake, at };
}

export interface OpenTip extends Omit<Tip, 'lookup'> {
  /** Sealed to the desk; unwrapped by this server, opened in the browser. */
  readonly content: Uint8Array;
  readonly relay?: Uint8Array;
  /** Ids of the files that are here. */
  readonly files: readonly string[];
  /** A key is used by now that it is not sealed to. */
  readonly behind: boolean;
}

export interface DeskReading {
  list(visit: Visit): Answer<{
    readonly tips: readonly OpenTip[];
    readonly keys: readonly DeskKey[];
    /** To be confirmed by somebody else. */
    readonly waiting: readonly DeskKey[];
    readonly acts: readonly (DeskAct & { readonly reason?: Uint8Array })[];
    /** Of what was erased, the newest first; which tip it was cannot be told from them. */
    readonly purges: readonly Certificate[];
  }>;
  thread(
    visit: Visit,
    tip: string,
  ): Answer<{
    readonly messages: readonly {
      readonly id: string;
      readonly from: string;
      readonly kind: string;
      readonly at: Instant;
      readonly body: Uint8Array;
    }[];
    readonly files: readonly { readonly id: string; readonly bytes: number }[];
  }>;
  /** To be read to its end, or closed. */
  file(visit: Visit, tip: string, file: string): Answer<{ readonly bytes: AsyncIterable<Uint8Array> }>;
  /** Opened only with a reason, which is sealed too; the other receivers see who and when, and why with their key. */
  identity(visit: Visit, tip: string, reason: Uint8Array): Answer<{ readonly identity: Uint8Array }>;
}

export type Certificate = Omit<Purge, 'lookup' | 'commune'>;

const ACTS = 200;
const CERTIFICATES = 100;

export function createDeskReading(deps: DeskDeps): DeskReading {
  const { store, shreds, media } = deps;

  async function openParts(
    { id }: Tip,
    parts: Omit<TipParts, 'identity'>,
  ): Promise<Pick<OpenTip, 'content' | 'relay'> | undefined> {
    const content = await shreds.unwrap(id, tipPlace(id, 'content'), parts.content);
    const relay = parts.relay && (await shreds.unwrap(id, tipPlace(id, 'relay'), parts.relay));
    return content && { content, ...(relay && { relay }) };
  }

  async function find(tx: Tx, { commune }: Receiver, id: string): Promise<Tip | undefined> {
    return tx.tips.find(commune, id);
  }

  return {
    async list(visit) {
      const who = admit(deps, visit);
      if ('refused' in who) return who;
      const { commune } = who;
      const found = await store.transaction(async (tx) => ({
        tips: await tx.tips.sealedOf(commune),
        files: await tx.tipThreads.filesIn(commune),
        keys: await tx.desks.keysOf(commune),
        waiting: await tx.desks.waitingKeys(commune),
        acts: await tx.desks.acts(commune, ACTS),
        purges: await tx.tipFigures.purges(commune),
      }));
      // The shreds are files of their own: nobody else waits for the database meanwhile.
      const tips: OpenTip[] = [];
      for (const [tip, parts] of found.tips) {
        const opened = await openParts(tip, parts);
        const { lookup: _, ...shown } = tip;
        const behind = behindSince(found.keys, tip) !== undefined;
        if (opened) tips.push({ ...shown, ...opened, files: found.files.get(tip.id) ?? [], behind });
      }
      const acts = await Promise.all(
        found.acts.map(async ({ reason, ...act }) => {
          const opened = reason && act.tip && (await shreds.unwrap(act.tip, reasonPlace(act.tip), reason));
          return { ...act, ...(opened && { reason: opened }) };
        }),
      );
      const purges = found.purges
        .slice(0, CERTIFICATES)
        .map(({ lookup: _, commune: __, ...certificate }) => certificate);
      return { tips, keys: found.keys, waiting: found.waiting, acts, purges };
    },
    async thread(visit, id) {
      const who = admit(deps, visit);
      if ('refused' in who) return who;
      return store.transaction(async (tx) => {
        if ((await find(tx, who, id)) === undefined) return { refused: 'gone' as const };
        const messages = await Promise.all(
          (await tx.tipThreads.of(id)).map(async ({ tip: _, order: __, body, ...message }) => ({
            ...message,
            body: (await shreds.unwrap(id, messagePlace(message.id), body)) ?? new Uint8Array(),
          })),
        );
        return { messages, files: await tx.tipThreads.filesOf(id) };
      });
    },
    async file(visit, id, file) {
      const who = admit(deps, visit);
      if ('refused' in who) return who;
      const isOfTip = await store.transaction(
        async (tx) =>
          (await find(tx, who, id)) !== undefined &&
          (await tx.tipThreads.filesOf(id)).some((each) => each.id === file),
      );
      const opened = isOfTip ? await media.open(file) : undefined;
      const bytes = opened && (await shreds.unwrapPieces(id, filePlace(file), opened));
      if (bytes !== undefined) return { bytes };
      await opened?.close();
      return { refused: 'gone' };
    },
    async identity(visit, id, reason) {
      const who = admit(deps, visit);
      if ('refused' in who) return who;
      // What it says only the others can judge; that there is one is seen here.
      if (!looksSealed(reason)) return { refused: 'wrong' };
      return store.transaction(async (tx) => {
        const parts = (await find(tx, who, id)) && (await tx.tips.parts(id));
        if (parts?.identity === undefined) return { refused: 'gone' as const };
        const identity = await shreds.unwrap(id, tipPlace(id, 'identity'), parts.identity);
        if (identity === undefined) return { refused: 'gone' as const };
        // The trace first: whoever reads has been written down.
        await tx.desks.note({
          commune: who.commune,
          at: who.at,
          by: who.account,
          action: 'open-identity',
          tip: id,
          reason: await shreds.wrap(id, reasonPlace(id), reason),
        });
        return { identity };
      });
    },
  };
}

/** A block ends by itself; nobody knows whom to lift it from. */
export const BLOCK_DAYS = 90;

export const note = (
  tx: Tx,
  { commune, account, at }: Receiver,
  action: string,
  tip?: string,
): Promise<void> =>
  tx.desks.note({
    commune,
    at: tip === undefined ? at : coarse(at),
    by: account,
    action,
    ...(tip && { tip }),
  });

export const blockUntil = (at: Instant): Instant => later(at, BLOCK_DAYS * DAY);
