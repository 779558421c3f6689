import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where files are while they are being written; on the same disk, so that one step gives them their name. */
export const DRAFTS = 'drafts';

/** What nobody has written to for so long nobody writes any more, in milliseconds. */
const LEFT = 60 * 60_000;

/** The names of one part of the folder after the other. */
export async function* namesIn(folder: string): AsyncGenerator<readonly string[]> {
  for (const part of (await entriesOf(folder)).toSorted()) {
    if (part === DRAFTS) continue;
    const names = (await entriesOf(join(folder, part))).filter((name) => !isDraft(name));
    if (names.length > 0) yield names.toSorted();
  }
}

export async function clearDrafts(folder: string, now: number): Promise<void> {
  const paths = (await entriesOf(join(folder, DRAFTS))).map((name) => join(folder, DRAFTS, name));
  for (const part of await entriesOf(folder)) {
    if (part === DRAFTS) continue;
    paths.push(
      ...(await entriesOf(join(folder, part))).filter(isDraft).map((name) => join(folder, part, name)),
    );
  }
  for (const path of paths) {
    const written = await stat(path).catch(() => undefined);
    if (written !== undefined && now - written.mtimeMs > LEFT) await rm(path, { force: true });
  }
}

/** They had no folder of their own before. */
const isDraft = (name: string): boolean => name.endsWith('.part');

async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
