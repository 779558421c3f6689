import type { Instant } from '../../core/time/instant.ts';
import type { Tip, TipMessageKind, TipParts, Tx } from '../../ports/store.ts';
import type { Visit } from '../visits.ts';
import { behindSince } from './behind-since.ts';
import { type Answer, admit, type DeskDeps, note, type Receiver } from './desk.ts';
import { type Done, done } from './desk-acting.ts';
import { looksSealed } from './looks-sealed.ts';
import { filePlace, messagePlace, tipPlace } from './store-tip.ts';

/** Everything of a tip as it is sealed, for a browser that opens it and seals it to the keys of today. */
interface SealedParts extends TipParts {
  readonly messages: readonly {
    readonly id: string;
    readonly kind: TipMessageKind;
    readonly body: Uint8Array;
  }[];
  readonly files: readonly string[];
}

/** Only of a tip that is behind the desk's keys; refused `wrong` otherwise, so that this is no way round a reason. */
export interface DeskResealing {
  open(visit: Visit, tip: string): Answer<SealedParts>;
  /** `place` is a part of the tip, "message:<id>" or "file:<id>". */
  put(visit: Visit, tip: string, place: string, sealed: Uint8Array): Done;
  /** All was put: the tip is not behind any more. */
  finish(visit: Visit, tip: string): Done;
}

const PARTS: readonly string[] = ['content', 'identity', 'relay'];

export function createDeskResealing(deps: DeskDeps): DeskResealing {
  const { store, shreds, media } = deps;

  async function onBehind<T>(
    visit: Visit,
    id: string,
    work: (tx: Tx, who: Receiver, tip: Tip, since: Instant) => Answer<T>,
  ): Answer<T> {
    const who = admit(deps, visit);
    if ('refused' in who) return who;
    return store.transaction(async (tx) => {
      const tip = await tx.tips.find(who.commune, id);
      if (tip === undefined) return { refused: 'gone' };
      const since = behindSince(await tx.desks.keysOf(who.commune), tip);
      return since === undefined ? { refused: 'wrong' } : work(tx, who, tip, since);
    });
  }

  return {
    open: (visit, id) =>
      onBehind(visit, id, async (tx, who) => {
        const parts = await tx.tips.parts(id);
        const unwrap = async (place: string, bytes: Uint8Array | undefined) =>
          bytes && (await shreds.unwrap(id, place, bytes));
        const content = await unwrap(tipPlace(id, 'content'), parts?.content);
        if (content === undefined) return { refused: 'gone' as const };
        const identity = await unwrap(tipPlace(id, 'identity'), parts?.identity);
        const relay = await unwrap(tipPlace(id, 'relay'), parts?.relay);
        // The identity leaves the server too, to be sealed anew: the others see who has done that.
        await note(tx, who, 'reseal', id);
        const messages = await Promise.all(
          (await tx.tipThreads.of(id)).map(async ({ id: message, kind, body }) => ({
            id: message,
            kind,
            body: (await unwrap(messagePlace(message), body)) ?? new Uint8Array(),
          })),
        );
        const files = (await tx.tipThreads.filesOf(id)).map((file) => file.id);
        return { content, ...(identity && { identity }), ...(relay && { relay }), messages, files };
      }),
    async put(visit, id, place, sealed) {
      if (!looksSealed(sealed)) return { refused: 'wrong' };
      const [kind = '', of = ''] = place.split(':');
      if (kind === 'file') return putFile(visit, id, of, sealed);
      return onBehind(visit, id, async (tx) => {
        if (kind === 'message') {
          const isThere = (await tx.tipThreads.of(id)).some((each) => each.id === of);
          if (!isThere) return { refused: 'gone' };
          await tx.tipThreads.reseal(of, await shreds.wrap(id, messagePlace(of), sealed));
          return done;
        }
        if (!PARTS.includes(kind)) return { refused: 'wrong' };
        const part = kind as keyof TipParts;
        await tx.tips.reseal(id, { [part]: await shreds.wrap(id, tipPlace(id, part), sealed) });
        return done;
      });
    },
    finish: (visit, id) =>
      onBehind(visit, id, async (tx, _, { version }, since) =>
        (await tx.tips.change(id, version, { sealedUpTo: since })) ? done : { refused: 'changed' as const },
      ),
  };

  /** The bytes first: a file is replaced as a whole, and either seal of it opens. */
  async function putFile(visit: Visit, id: string, file: string, sealed: Uint8Array): Done {
    const known = await onBehind(visit, id, async (tx) =>
      (await tx.tipThreads.filesOf(id)).some((each) => each.id === file)
        ? done
        : { refused: 'gone' as const },
    );
    if ('refused' in known) return known;
    const wrapped = await shreds.wrap(id, filePlace(file), sealed);
    await media.put(file, wrapped);
    await store.transaction((tx) => tx.tipThreads.resealFile(file, wrapped.length));
    return done;
  }
}
