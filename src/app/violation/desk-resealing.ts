import type { Instant } from '../../core/time/instant.ts';
import type { Tip, TipParts, Tx } from '../../ports/store.ts';
import { keepFile } from '../media/keep-file.ts';
import { readWhole } from '../media/open-file.ts';
import type { Visit } from '../visits.ts';
import { behindSince } from './behind-since.ts';
import { type Answer, admit, type DeskDeps, note, type Receiver } from './desk.ts';
import { type Done, done } from './desk-acting.ts';
import { headerOf, isHeader, underHeader } from './sealed-header.ts';
import { filePlace, messagePlace, tipPlace } from './store-tip.ts';
import { isOwn } from './thread.ts';

/** Something sealed of a tip: to whom it is sealed, and nothing of what. */
interface Sealed {
  /** A part of the tip, "message:<id>" or "file:<id>". */
  readonly place: string;
  readonly header: Uint8Array;
  /** The holder of the receipt opens it too. */
  readonly isShared: boolean;
}

/**
 * For keys that came later, a browser that has an older one makes new headers. What is sealed stays here meanwhile, the
 * identity above all, so that nothing of it is opened. Only of a tip that is behind; refused `wrong` otherwise.
 */
export interface DeskResealing {
  open(visit: Visit, tip: string): Answer<{ readonly sealed: readonly Sealed[] }>;
  /** By place. What is left out stays as it was; the content may not be. The tip is not behind any more. */
  put(visit: Visit, tip: string, headers: ReadonlyMap<string, Uint8Array>): Done;
}

interface Piece {
  readonly place: string;
  readonly wrapPlace: string;
  readonly wrapped: Uint8Array;
  readonly isShared: boolean;
  replace(wrapped: Uint8Array): Promise<void>;
}

const PARTS: readonly (keyof TipParts)[] = ['content', 'identity', 'relay'];

export function createDeskResealing({ store, shreds, media, ...deps }: DeskDeps): DeskResealing {
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

  /** What of it is in the database. */
  async function piecesOf(tx: Tx, id: string): Promise<readonly Piece[]> {
    const parts = await tx.tips.parts(id);
    const messages = await tx.tipThreads.of(id);
    return [
      ...PARTS.flatMap((part): readonly Piece[] => {
        const wrapped = parts?.[part];
        const replace = (anew: Uint8Array) => tx.tips.reseal(id, { [part]: anew });
        return wrapped
          ? [{ place: part, wrapPlace: tipPlace(id, part), wrapped, isShared: false, replace }]
          : [];
      }),
      ...messages.map(
        ({ id: message, kind, body }): Piece => ({
          place: `message:${message}`,
          wrapPlace: messagePlace(message),
          wrapped: body,
          isShared: !isOwn(kind),
          replace: (anew) => tx.tipThreads.reseal(message, anew),
        }),
      ),
    ];
  }

  async function readFile(id: string, file: string): Promise<Uint8Array | undefined> {
    const opened = await media.open(file);
    return opened && shreds.unwrap(id, filePlace(file), await readWhole(opened));
  }

  return {
    async open(visit, id) {
      const found = await onBehind(visit, id, async (tx, who) => {
        await note(tx, who, 'reseal', id);
        const sealed: Sealed[] = [];
        for (const { place, wrapPlace, wrapped, isShared } of await piecesOf(tx, id)) {
          const header = headerOf((await shreds.unwrap(id, wrapPlace, wrapped)) ?? new Uint8Array());
          if (header) sealed.push({ place, header, isShared });
        }
        return { sealed, files: await tx.tipThreads.filesOf(id) };
      });
      if ('refused' in found) return found;
      const sealed = [...found.sealed];
      for (const { id: file } of found.files) {
        const header = headerOf((await readFile(id, file)) ?? new Uint8Array());
        if (header) sealed.push({ place: `file:${file}`, header, isShared: false });
      }
      return { sealed };
    },
    async put(visit, id, headers) {
      if (!headers.has('content') || ![...headers.values()].every(isHeader)) return { refused: 'wrong' };
      const files = await onBehind(visit, id, async (tx) => ({ list: await tx.tipThreads.filesOf(id) }));
      if ('refused' in files) return files;
      // The bytes first: a file is replaced as a whole, and either header of it opens.
      const sizes = new Map<string, number>();
      for (const { id: file } of files.list) {
        const header = headers.get(`file:${file}`);
        const sealed = header && (await readFile(id, file));
        if (!header || !sealed) continue;
        const wrapped = await shreds.wrap(id, filePlace(file), underHeader(header, sealed));
        const draft = await media.draft(wrapped, { name: file });
        await store.transaction((tx) => keepFile(tx, draft));
        sizes.set(file, wrapped.length);
      }
      return onBehind(visit, id, async (tx, _, { version }, since) => {
        for (const { place, wrapPlace, wrapped, replace } of await piecesOf(tx, id)) {
          const header = headers.get(place);
          const sealed = header && (await shreds.unwrap(id, wrapPlace, wrapped));
          if (header && sealed) await replace(await shreds.wrap(id, wrapPlace, underHeader(header, sealed)));
        }
        for (const [file, bytes] of sizes) await tx.tipThreads.resealFile(file, bytes);
        return (await tx.tips.change(id, version, { sealedUpTo: since })) ? done : { refused: 'changed' };
      });
    },
  };
}
