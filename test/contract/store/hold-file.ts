import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { openSqliteStore } from '../../../src/adapters/storage/sqlite.ts';

/** A process of its own that opens the database named on its command line, says so, and keeps it. */
const [, , file = '', backups = ''] = process.argv;
try {
  const cipher = createCipher(new Uint8Array(32).fill(7));
  await openSqliteStore({ file, backups, cipher, ids: () => crypto.randomUUID() });
  console.log('open');
  setInterval(() => {}, 1_000);
} catch (error) {
  console.log(String(error));
}
