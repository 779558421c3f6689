import type { Media, OpenedFile, OpenFile } from '../../ports/media.ts';
import type { Store } from '../../ports/store.ts';

interface Deps {
  readonly store: Store;
  readonly media: Media;
}

export const createOpenFile =
  ({ store, media }: Deps): OpenFile =>
  async (id) => {
    const [file] = await store.transaction((tx) => tx.media.of([id]));
    return file?.content === undefined ? undefined : media.open(file.content);
  };

/** For what takes a file as a whole only. */
export async function readWhole(file: OpenedFile): Promise<Uint8Array> {
  try {
    return await file.read(0, file.size);
  } finally {
    await file.close();
  }
}
