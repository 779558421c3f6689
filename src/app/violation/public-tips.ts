import type { Instant } from '../../core/time/instant.ts';
import { MAX_FILES } from '../../core/violation/tip-flow.ts';
import type { Draft } from '../../ports/media.ts';
import type { PublicKey } from '../../ports/sealed-box.ts';
import type { Tip } from '../../ports/store.ts';
import { keepFile } from '../media/keep-file.ts';
import type { DeskDeps } from './desk.ts';
import { intakeOf } from './intake-of.ts';
import { looksSealed } from './looks-sealed.ts';
import { onlySealed, Unfit } from './only-sealed.ts';
import { reportHandled } from './report-handled.ts';
import type { Sealing } from './sealing.ts';
import { filePlace, messagePlace, type SealedTip, type StoreTip } from './store-tip.ts';
import { addMessage, isOwn } from './thread.ts';
import type { TipLimits } from './tip-limits.ts';
import { isFileId } from './tip-source.ts';

interface Deps extends DeskDeps {
  readonly vault: Sealing['vault'];
  readonly storeTip: StoreTip;
  readonly limits: TipLimits;
  readonly newId: () => string;
}

/** Words under violation.refused.<id>. */
type Refused = { readonly refused: 'closed' | 'too-many' | 'no-tip' | 'damaged' | 'too-big' };

/** What a browser without any account does: it seals, and this server stores what it cannot read. */
export interface PublicTips {
  /** The keys to seal to. */
  keysOf(commune: string): Promise<readonly PublicKey[]>;
  /** `ticket` lets the same browser add its files, for a day. */
  send(
    commune: string,
    tip: Omit<SealedTip, 'id'>,
    from: string,
  ): Promise<{ readonly ticket: string } | Refused>;
  addFile(
    ticket: string,
    file: string,
    sealed: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly done: true } | Refused>;
  look(lookup: string, from: string): Promise<Looked | { readonly purged: string } | Refused>;
  write(lookup: string, sealed: Uint8Array, from: string): Promise<{ readonly ticket: string } | Refused>;
  /** `followUp` names the question that is not asked any more; the browser has made it of the receipt. */
  handled(
    lookup: string,
    said: { readonly isHandled: boolean; readonly followUp: string },
    from: string,
  ): Promise<{ readonly done: true } | Refused>;
}

interface Looked {
  readonly state: Tip['state'];
  readonly since: Instant;
  readonly waits: Tip['waits'];
  readonly handled: Tip['handled'] | undefined;
  /** To seal an answer to: the desk's and the reporter's own. */
  readonly keys: readonly string[];
  readonly messages: readonly { readonly from: string; readonly at: Instant; readonly body: Uint8Array }[];
}

export function createPublicTips(deps: Deps): PublicTips {
  const { store, clock, planner, media, shreds, vault, storeTip, limits, newId } = deps;

  async function withTip<T>(
    lookup: string,
    from: string,
    work: (tip: Tip) => Promise<T>,
  ): Promise<T | Refused> {
    if (!limits.allows('web-receipt', from, clock.now())) return { refused: 'too-many' };
    const tip = await store.transaction((tx) => tx.tips.findByLookup(lookup));
    return tip === undefined ? { refused: 'no-tip' } : work(tip);
  }

  return {
    async keysOf(commune) {
      if (intakeOf(planner, commune, clock.now()) === undefined) return [];
      const keys = await store.transaction((tx) => tx.desks.keysOf(commune));
      return keys.map(({ key }) => key as PublicKey);
    },
    async send(commune, tip, from) {
      const at = clock.now();
      const intake = intakeOf(planner, commune, at);
      if (intake === undefined) return { refused: 'closed' };
      if (!looksSealed(tip.content) || (tip.identity && !looksSealed(tip.identity)))
        return { refused: 'damaged' };
      if (!limits.allows('web-tip', from, at)) return { refused: 'too-many' };
      const id = newId();
      return store.transaction(async (tx) => {
        // The same tip sent twice, because the answer got lost on the way.
        const known = await tx.tips.findByLookup(tip.lookup);
        if (known === undefined) await storeTip(tx, intake, { ...tip, id }, at);
        return { ticket: vault.seal(JSON.stringify({ commune, tip: known?.id ?? id })) };
      });
    },
    async addFile(ticket, file, sealed) {
      const { commune, tip: id } = JSON.parse(vault.open(ticket) ?? '{}') as {
        commune?: string;
        tip?: string;
      };
      if (commune === undefined || id === undefined || !isFileId(file)) return { refused: 'no-tip' };
      const known = await store.transaction(async (tx) =>
        (await tx.tips.find(commune, id)) === undefined ? undefined : tx.tipThreads.filesOf(id),
      );
      if (known === undefined) return { refused: 'no-tip' };
      if (known.some((each) => each.id === file)) return { done: true };
      if (known.length >= 4 * MAX_FILES) return { refused: 'too-many' };
      let draft: Draft | undefined;
      try {
        draft = await media.draft(shreds.wrapPieces(id, filePlace(file), onlySealed(sealed)), { name: file });
        const kept = draft;
        await store.transaction(async (tx) => {
          await keepFile(tx, kept);
          await tx.tipThreads.addFile({ id: file, tip: id, bytes: kept.size });
        });
      } catch (error) {
        if (error instanceof Unfit) return { refused: error.because };
        throw error;
      } finally {
        await draft?.drop();
      }
      return { done: true };
    },
    async look(lookup, from) {
      const purge = await store.transaction((tx) => tx.tipFigures.purgeByLookup(lookup));
      if (purge) return { purged: purge.on };
      return withTip(lookup, from, (tip) =>
        store.transaction(async (tx) => {
          const thread = (await tx.tipThreads.of(tip.id)).filter(({ kind }) => !isOwn(kind));
          const messages = await Promise.all(
            thread.map(async (each) => ({
              from: each.from,
              at: each.at,
              body: (await shreds.unwrap(tip.id, messagePlace(each.id), each.body)) ?? new Uint8Array(),
            })),
          );
          const keys = [...(await tx.desks.keysOf(tip.commune)).map(({ key }) => key), tip.key];
          return {
            state: tip.state,
            since: tip.since,
            waits: tip.waits,
            handled: tip.handled,
            keys,
            messages,
          };
        }),
      );
    },
    write: (lookup, sealed, from) =>
      withTip<{ readonly ticket: string } | Refused>(lookup, from, async (tip) => {
        if (!looksSealed(sealed)) return { refused: 'damaged' };
        return store.transaction(async (tx) => {
          const kind = tip.waits === 'reporter' ? 'answer' : 'addition';
          await addMessage(tx, shreds, {
            id: newId(),
            tip: tip.id,
            from: 'reporter',
            kind,
            at: clock.now(),
            sealed,
          });
          await tx.tips.change(tip.id, tip.version, { waits: 'desk' });
          return { ticket: vault.seal(JSON.stringify({ commune: tip.commune, tip: tip.id })) };
        });
      }),
    handled: (lookup, said, from) =>
      withTip(lookup, from, async (tip) => {
        await store.transaction((tx) => reportHandled(tx, tip, said, clock.now()));
        return { done: true };
      }),
  };
}
