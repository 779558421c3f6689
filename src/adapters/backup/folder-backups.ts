import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { DAY, isoInstant, later } from '../../core/time/instant.ts';
import type { Backup, Backups } from '../../ports/backups.ts';
import { addForgotten } from './forgotten-file.ts';
import { countRows, MANIFEST, type Manifest, MEDIA, momentOf, ROWS, readManifest } from './manifest.ts';
import { listFiles, mirror } from './mirror.ts';

interface Options {
  /** Made when it is first needed. Best on another disk. */
  readonly folder: string;
  /** Every row as of one moment: text of whole lines that begin with `{"table":"<name>"`. */
  readonly rows: () => AsyncIterable<string>;
  /** The folder of people's files, sealed as they are. */
  readonly media: string;
}

/**
 * A folder for each backup, named by its moment: the rows compressed, and a manifest that is written last. People's
 * files are shared by all of them, so that each backup copies only the new ones.
 */
export function createFolderBackups({ folder, rows, media }: Options): Backups {
  return {
    async make(at, signal) {
      const name = isoInstant(at).replace(/[:.]/g, '-');
      const draft = join(folder, `${name}.part`);
      await rm(draft, { recursive: true, force: true });
      await mkdir(draft, { recursive: true, mode: 0o700 });
      const written = await writeRows(rows(), join(draft, ROWS), signal);
      const manifest: Manifest = {
        format: 1,
        at: isoInstant(at),
        ...written,
        media: [...(await mirror(media, join(folder, MEDIA), await listFiles(media), signal))],
      };
      await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, undefined, 1)}\n`, {
        mode: 0o600,
        flush: true,
      });
      // Only a whole backup has the name of one.
      await rename(draft, join(folder, name));
      return toBackup(name, manifest);
    },
    list: async () => (await all()).map(({ name, manifest }) => toBackup(name, manifest)),
    async keep(count, at) {
      const [kept, old] = split(await all(), count);
      for (const { name } of old) await rm(join(folder, name), { recursive: true });
      const held = new Set(kept.flatMap(({ manifest }) => manifest.media));
      for (const file of await listFiles(join(folder, MEDIA))) {
        if (!held.has(file)) await rm(join(folder, MEDIA, file), { force: true });
      }
      const oldest = isoInstant(later(at, -UPDATE_COPIES));
      for (const name of await names()) {
        if (/-before-/.test(name) && name < oldest) await rm(join(folder, name), { force: true });
      }
    },
    noteForgotten: (forgotten) => addForgotten(folder, forgotten),
  };

  async function all(): Promise<readonly { readonly name: string; readonly manifest: Manifest }[]> {
    const found = [];
    for (const name of (await names())
      .filter((one) => STAMP.test(one))
      .toSorted()
      .toReversed()) {
      const manifest = await readManifest(join(folder, name));
      if (manifest !== undefined) found.push({ name, manifest });
    }
    return found;
  }

  function names(): Promise<readonly string[]> {
    return readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
  }
}

/** What was copied before an update holds whoever was erased since; nobody goes back so far. */
const UPDATE_COPIES = 30 * DAY;

/** The moment in UTC, as far as it can be the name of a folder. */
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}(?:-\d{1,3})?Z$/;

async function writeRows(
  rows: AsyncIterable<string>,
  file: string,
  signal?: AbortSignal,
): Promise<{ readonly rows: Record<string, number>; readonly sha256: string }> {
  const counts: Record<string, number> = {};
  const hash = createHash('sha256');
  async function* counted(): AsyncGenerator<string> {
    for await (const lines of rows) {
      for (const [, table = ''] of lines.matchAll(/^\{"table":"([a-z_]+)"/gm))
        counts[table] = (counts[table] ?? 0) + 1;
      yield lines;
    }
  }
  const hashed = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(
    Readable.from(counted()),
    createGzip(),
    hashed,
    createWriteStream(file, { mode: 0o600, flush: true }),
    { ...(signal && { signal }) },
  );
  return { rows: counts, sha256: hash.digest('hex') };
}

const toBackup = (name: string, manifest: Manifest): Backup => ({
  name,
  at: momentOf(manifest),
  rows: countRows(manifest),
  files: manifest.media.length,
});

const split = <T>(all: readonly T[], count: number): readonly [readonly T[], readonly T[]] => [
  all.slice(0, count),
  all.slice(count),
];
