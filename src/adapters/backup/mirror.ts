import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

/** Whole files below a folder, as paths with `/`, sorted. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfMissing);
  return found
    .filter((one) => one.isFile() && !one.name.endsWith('.part'))
    .map((one) =>
      join(one.parentPath, one.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .toSorted();
}

/** Copies the files that are not there yet, or are there as they were before. Returns those that there are now. */
export async function mirror(
  from: string,
  to: string,
  files: readonly string[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const there: string[] = [];
  for (const file of files) {
    signal?.throwIfAborted();
    if (await copyChanged(join(from, file), join(to, file))) there.push(file);
  }
  return there;
}

/** Some disks count time in steps of two seconds. */
const STEP = 2_000;

/** False where it was erased a moment ago. */
async function copyChanged(from: string, to: string): Promise<boolean> {
  const [now, before] = await Promise.all([stat(from).catch(noneIfGone), stat(to).catch(noneIfGone)]);
  if (now === undefined) return false;
  if (before?.size === now.size && Math.abs(before.mtimeMs - now.mtimeMs) < STEP) return true;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const draft = `${to}.part`;
  try {
    await copyFile(from, draft);
    await utimes(draft, now.atime, now.mtime);
    await rename(draft, to);
    return true;
  } catch (error) {
    await rm(draft, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function noneIfMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function noneIfGone(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
