import { createOpenFile, readWhole } from '../../src/app/media/open-file.ts';
import type { Media } from '../../src/ports/media.ts';
import type { Store } from '../../src/ports/store.ts';

/** As if a row referred to it. Without a name it gets the one of its content, which is given back. */
export async function putFile(
  media: Media,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  name?: string,
): Promise<string> {
  const draft = await media.draft(bytes, { ...(name !== undefined && { name }) });
  await draft.keep();
  return draft.name;
}

export async function bytesOf(media: Media, name: string): Promise<Buffer | undefined> {
  const file = await media.open(name);
  return file && Buffer.from(await readWhole(file));
}

/** What a row of the store refers to. */
export async function bytesOfRow(
  app: { readonly store: Store; readonly media: Media },
  id: string,
): Promise<Buffer | undefined> {
  const file = await createOpenFile(app)(id);
  return file && Buffer.from(await readWhole(file));
}

export const namesOf = async (media: Media): Promise<readonly string[]> =>
  (await Array.fromAsync(media.names())).flat();
