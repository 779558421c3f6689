import { UnreadableSeal } from '../../ports/cipher.ts';
import type { Draft, Media } from '../../ports/media.ts';
import type { Store } from '../../ports/store.ts';

interface Deps {
  readonly store: Store;
  readonly media: Media;
}

export interface Resealed {
  /** Files that are sealed with the current key now. */
  readonly files: number;
  /** Of those, the ones that were sealed with an older key before. */
  readonly changed: number;
  /** Names that no key opens: damaged, or sealed with a key that is not there any more. They are left as they are. */
  readonly unreadable: readonly string[];
}

/**
 * Seals every file with the current key, one after the other, each all or nothing: broken off, it goes on where it
 * stopped, because what is sealed with the current key is left alone. A name that is made of the content is made with
 * the key too, so the file gets another one. `progress` is told of every file.
 */
export async function resealMedia(
  { store, media }: Deps,
  progress: (files: number) => void = () => {},
): Promise<Resealed> {
  let [files, changed] = [0, 0];
  const unreadable: string[] = [];
  await media.clearDrafts();
  // All names first: new ones come while this goes on.
  const all: string[] = [];
  for await (const names of media.names()) all.push(...names);
  for (const name of all) {
    progress(++files);
    try {
      if (await reseal(name)) changed += 1;
    } catch (error) {
      if (!(error instanceof UnreadableSeal)) throw error;
      unreadable.push(name);
    }
  }
  return { files: files - unreadable.length, changed, unreadable };

  async function reseal(name: string): Promise<boolean> {
    const file = await media.open(name);
    if (file === undefined) return false;
    let draft: Draft;
    try {
      if (await file.isCurrent()) return false;
      // What nobody here knows belongs to a tip, and its name was given.
      const isKnown = await store.transaction((tx) => tx.media.knows(name));
      draft = await media.draft(file, isKnown ? {} : { name });
    } finally {
      await file.close();
    }
    await store.transaction(async (tx) => {
      await tx.media.rename(name, draft.name);
      await draft.keep();
      if (draft.name !== name) await media.remove(name);
    });
    return true;
  }
}
