import { CannotRestore } from '../../../ports/backups.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import { assertOpens, KEY_CHECK } from '../check-key.ts';
import { readLines } from './line.ts';

/** Before a backup is restored. Throws CannotRestore where the key opens nothing of it. */
export async function assertOpensBackup(lines: string, cipher: Cipher): Promise<void> {
  for await (const { table, row } of readLines(lines)) {
    if (table !== 'migration' && table !== 'meta') return;
    if (table !== 'meta' || row['name'] !== KEY_CHECK) continue;
    try {
      assertOpens(cipher, Buffer.from(String(row['value']).slice(2), 'hex'));
    } catch (error) {
      throw new CannotRestore((error as Error).message, { cause: error });
    }
  }
}
