import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KEY_BYTES, type KeyRing, parseKeys } from './key-ring.ts';

/**
 * The key from the environment, or else from a file that only its owner may read, which is made on first use.
 * Whoever loses the key loses every sealed field; it belongs in a safe place, not into the backups of the data.
 */
export function loadKey({
  fromEnv,
  file,
}: {
  readonly fromEnv?: string | undefined;
  readonly file: string;
}): KeyRing {
  if (fromEnv !== undefined && fromEnv.trim() !== '') return parseKeys(fromEnv, 'The key in the environment');
  try {
    return readKeyFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  createKeyFile(file);
  return readKeyFile(file);
}

function readKeyFile(file: string): KeyRing {
  const { mode } = statSync(file);
  // Windows has no such bits; there the folder's permissions decide.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(
      `The key file ${file} can be read by others (mode ${(mode & 0o777).toString(8)}). ` +
        `Run "chmod 600 ${file}", and make a new key if others had access to this machine.`,
    );
  }
  return parseKeys(readFileSync(file, 'utf8'), `The key file ${file}`);
}

function createKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const key = `${randomBytes(KEY_BYTES).toString('base64')}\n`;
  try {
    writeFileSync(file, key, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    // Another first start was quicker; its key is the key.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
