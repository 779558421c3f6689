import { readdirSync, readFileSync } from 'node:fs';

/** Content is small and read once at the start, so it is read at once. */

export const folderNames = (folder: string): readonly string[] | undefined =>
  entries(folder)
    ?.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();

export const fileNames = (folder: string, ending: string): readonly string[] | undefined =>
  entries(folder)
    ?.filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map(({ name }) => name)
    .toSorted();

/** Undefined when there is no such file. */
export function textOf(file: string): string | undefined {
  return unlessAbsent(() => readFileSync(file, 'utf8'));
}

const entries = (folder: string) => unlessAbsent(() => readdirSync(folder, { withFileTypes: true }));

function unlessAbsent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw error;
  }
}
