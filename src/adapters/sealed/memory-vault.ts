import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DAY, HOUR, type Instant } from '../../core/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Vault } from '../../ports/vault.ts';

interface Key {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly since: Instant;
}

const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM under a key of this hour. Keys are forgotten after a day, so that what is sealed today is lost to
 * whoever takes the machine the day after tomorrow, running or not.
 */
export function createMemoryVault(clock: Clock): Vault {
  let keys: readonly Key[] = [];

  function current(): Key {
    const now = clock.now();
    keys = keys.filter(({ since }) => Math.abs(now - since) < DAY);
    const newest = keys.at(-1);
    if (newest !== undefined && Math.abs(now - newest.since) < HOUR) return newest;
    const key = { id: randomBytes(6).toString('hex'), bytes: randomBytes(32), since: now };
    keys = [...keys, key];
    return key;
  }

  return {
    seal(plain) {
      const { id, bytes } = current();
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', bytes, nonce, { authTagLength: TAG });
      const sealed = Buffer.concat([
        nonce,
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${id}.${sealed.toString('base64url')}`;
    },
    open(sealed) {
      current();
      const [id, body = ''] = sealed.split('.');
      const key = keys.find((each) => each.id === id);
      if (key === undefined) return undefined;
      const bytes = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, NONCE), {
        authTagLength: TAG,
      });
      decipher.setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
    },
  };
}
