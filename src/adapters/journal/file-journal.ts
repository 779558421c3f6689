import { mkdirSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cipher } from '../../ports/cipher.ts';
import type { Journal } from '../../ports/token-keeper.ts';

/** A sealed file for each account, there only while the database does not have what it holds. */
export function createFileJournal(folder: string, cipher: Cipher): Journal {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    async write(account, text) {
      const path = pathOf(account);
      const file = await open(`${path}.new`, 'w', 0o600);
      try {
        await file.writeFile(cipher.seal(placeOf(account), text));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
      const handle = await open(folder, 'r');
      await handle.sync().finally(() => handle.close());
    },
    async read(account) {
      const sealed = await readFile(pathOf(account)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return sealed && cipher.open(placeOf(account), sealed);
    },
    clear: (account) => rm(pathOf(account), { force: true }),
  };

  function pathOf(account: string): string {
    return join(folder, `${account.replaceAll(/[^A-Za-z0-9-]/g, '_')}.pair`);
  }
}

const placeOf = (account: string): string => `journal.pair:${account}`;
