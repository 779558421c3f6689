import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type Instant, instant } from '../../core/time/instant.ts';

/** What stands beside the rows of a backup. */
const Manifest = z.object({
  format: z.literal(1),
  at: z.iso.datetime(),
  /** Of each table. */
  rows: z.record(z.string(), z.int()),
  /** Of the compressed file of rows, hex. */
  sha256: z.string(),
  /** Paths below `media`, with `/`. */
  media: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

export const ROWS = 'rows.jsonl.gz';
export const MANIFEST = 'manifest.json';
/** Shared by all backups of a folder, as files do not change. */
export const MEDIA = 'media';
export const FORGOTTEN = 'forgotten.jsonl';

/** Undefined where the folder is no whole backup. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw new Error(`${join(folder, MANIFEST)} is not what a backup of this program writes.`, {
      cause: error,
    });
  }
}

export const momentOf = ({ at }: Manifest): Instant => instant(at);

export const countRows = ({ rows }: Manifest): number => Object.values(rows).reduce((sum, n) => sum + n, 0);
