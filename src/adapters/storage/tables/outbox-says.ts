import type { Say } from '../../../core/message/message.ts';
import type { Cipher } from '../../../ports/cipher.ts';

export const placeOf = (key: string): string => `outbox.say:${key}`;

/** What is said, sealed. What one transaction has sealed itself it need not open to send it. */
export function createSays(cipher: Cipher) {
  const own = new Map<string, { readonly sealed: Uint8Array; readonly say: Say }>();
  return {
    seal(key: string, say: Say): Uint8Array {
      const sealed = cipher.seal(placeOf(key), JSON.stringify(say));
      own.set(key, { sealed, say });
      return sealed;
    },
    open(key: string, sealed: Uint8Array): Say {
      const mine = own.get(key);
      // What was there before under the same key has stayed.
      if (mine !== undefined && Buffer.compare(mine.sealed, sealed) === 0) return mine.say;
      return JSON.parse(cipher.open(placeOf(key), sealed)) as Say;
    },
  };
}
