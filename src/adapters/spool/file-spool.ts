import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cipher } from '../../ports/cipher.ts';
import { type Spool, type Spooled, SpoolFull } from '../../ports/spool.ts';

interface Deps {
  /** A folder of this process alone. */
  readonly folder: string;
  readonly cipher: Cipher;
  /** Bytes; a message takes about half a kilobyte. */
  readonly maxBytes?: number;
  /** Told of a batch that cannot be read. */
  readonly onUnreadable: (file: string, error: unknown) => void;
}

const NAME = /^\d{12}\.batch$/;

/** A file a batch, named by its number: written beside, synced, and renamed, so that there are no halves. */
export function createFileSpool({ folder, cipher, maxBytes = 64 * 1024 * 1024, onUnreadable }: Deps): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = readdirSync(folder);
  // A crash came before its rename; nobody was told that it is safe.
  for (const name of found.filter((one) => one.endsWith('.new'))) rmSync(join(folder, name));
  const names = found.filter((one) => NAME.test(one)).toSorted();
  const sizes = new Map<string, number>();
  let next = found.reduce((most, name) => Math.max(most, Number.parseInt(name, 10) || 0), 0) + 1;
  let writing: Promise<unknown> = Promise.resolve();

  return {
    get waiting() {
      return names.length;
    },

    add(batch) {
      // One after the other, because the order of the names is the order of what was said.
      const added = writing.then(() => write(batch));
      writing = added.catch(() => undefined);
      return added;
    },

    async oldest() {
      for (let [name] = names; name !== undefined; [name] = names) {
        try {
          return JSON.parse(cipher.open(placeOf(name), await readFile(join(folder, name)))) as Spooled;
        } catch (error) {
          onUnreadable(name, error);
          await moveAside(name);
        }
      }
      return undefined;
    },

    async remove() {
      const [name] = names;
      if (name === undefined) return;
      await rm(join(folder, name), { force: true });
      forget(name);
    },

    async setAside() {
      const [name] = names;
      if (name !== undefined) await moveAside(name);
    },
  };

  async function write(batch: Spooled): Promise<void> {
    const name = `${String(next).padStart(12, '0')}.batch`;
    const sealed = cipher.seal(placeOf(name), JSON.stringify(batch));
    if ((await usedBytes()) + sealed.length > maxBytes) throw new SpoolFull(`${folder} is full`);
    next += 1;
    const path = join(folder, name);
    await writeSafely(`${path}.new`, sealed);
    await rename(`${path}.new`, path);
    await sync(folder);
    sizes.set(name, sealed.length);
    names.push(name);
  }

  async function usedBytes(): Promise<number> {
    for (const name of names) {
      if (!sizes.has(name)) sizes.set(name, (await stat(join(folder, name))).size);
    }
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  async function moveAside(name: string): Promise<void> {
    await rename(join(folder, name), join(folder, `${name}.aside`)).catch(() => undefined);
    forget(name);
  }

  function forget(name: string): void {
    names.splice(names.indexOf(name), 1);
    sizes.delete(name);
  }
}

const placeOf = (name: string): string => `spool.batch:${name}`;

async function writeSafely(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name is safe when its folder is: https://man7.org/linux/man-pages/man2/fsync.2.html */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
