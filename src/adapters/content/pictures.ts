import { basename, join } from 'node:path';
import { fileNames, textOf } from './files.ts';

/** Every drawing of data/pictures by its name, as SVG. */
export function loadPictures(dataDir: string): ReadonlyMap<string, string> {
  const folder = join(dataDir, 'pictures');
  return new Map(
    (fileNames(folder, '.svg') ?? []).map((name) => [
      basename(name, '.svg'),
      textOf(join(folder, name)) ?? '',
    ]),
  );
}
