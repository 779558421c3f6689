import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { type Cipher, UnreadableSeal } from '../../ports/cipher.ts';
import { createHmacOf } from './hmac.ts';
import { KEY_BYTES, type KeyRing } from './key-ring.ts';

/**
 * A sealed value: key id (1 byte) | nonce (12) | AES-256-GCM ciphertext | tag (16), with the place as additional data.
 * Every table.column has a sub-key of its own (HKDF), which also keeps random nonces far from their limit of 2^32
 * messages a key (NIST SP 800-38D, 8.3).
 */
export function createCipher(keys: Uint8Array | KeyRing): Cipher {
  const [current, ...older] = (keys instanceof Uint8Array ? [keys] : keys).map(openKey) as [Key, ...Key[]];
  const all = [current, ...older];
  const takeNonce = createNonces();

  const sealBytes = (place: string, plain: Uint8Array): Uint8Array => {
    const nonce = takeNonce();
    const cipher = createCipheriv('aes-256-gcm', current.sub(sealing(place)), nonce, GCM);
    cipher.setAAD(Buffer.from(place));
    const body = cipher.update(plain);
    const sealed = Buffer.concat([current.id, nonce, body, cipher.final(), cipher.getAuthTag()]);
    // Of a file each piece leaves as much behind, which would lie about for a while: tens of megabytes, and twice the time.
    if (body.length >= LARGE) body.buffer.transfer(0);
    return sealed;
  };
  const openBytes = (place: string, sealed: Uint8Array): Buffer => {
    const id = sealed[0];
    // Ids of two keys may be the same byte; the tag says which key it was.
    for (const key of all) {
      if (key.id[0] !== id || sealed.length < 1 + NONCE + TAG) continue;
      const plain = tryOpen(key, place, sealed);
      if (plain !== undefined) return plain;
    }
    throw new UnreadableSeal(`cannot open ${columnOf(place)}: another key, another place or damaged`);
  };

  return {
    // From bytes to bytes: what OpenSSL is given as text takes it half as long again.
    seal: (place, plain) => sealBytes(place, Buffer.from(plain)),
    open: (place, sealed) => openBytes(place, sealed).toString(),
    sealBytes,
    openBytes,
    isCurrent: (place, sealed) =>
      sealed[0] === current.id[0] && tryOpen(current, place, sealed) !== undefined,
    digest: (purpose, plain) => current.hmac(purpose)(plain, DIGEST),
  };
}

/** Bytes that OpenSSL gives in a buffer of their own, which is worth giving back. */
const LARGE = 64 * 1024;
const NONCE = 12;
const TAG = 16;
const GCM = { authTagLength: TAG } as const;
/** 128 bits are enough against guessing and collisions, since only the key holder can make any. */
const DIGEST = 16;

/** Random bytes cost far less by the page; each is handed out once. */
function createNonces(): () => Uint8Array {
  const page = Buffer.alloc(NONCE * 256);
  let next = page.length;
  return () => {
    if (next === page.length) {
      randomFillSync(page);
      next = 0;
    }
    next += NONCE;
    return page.subarray(next - NONCE, next);
  };
}

interface Key {
  /** Derived, so that nobody has to number keys. */
  readonly id: Uint8Array;
  sub(purpose: string): KeyObject;
  hmac(purpose: string): ReturnType<typeof createHmacOf>;
}

function openKey(master: Uint8Array): Key {
  if (master.length !== KEY_BYTES) throw new Error(`a key has ${KEY_BYTES} bytes, this one ${master.length}`);
  const derive = (purpose: string, bytes = KEY_BYTES) =>
    Buffer.from(hkdfSync('sha256', master, new Uint8Array(0), `cao-diem ${purpose}`, bytes));
  // Purposes are columns and communes, so this stays small.
  const subs = new Map<string, KeyObject>();
  const hmacs = new Map<string, ReturnType<typeof createHmacOf>>();
  return {
    id: derive('key-id', 1),
    sub(purpose) {
      const known = subs.get(purpose);
      if (known !== undefined) return known;
      // OpenSSL takes it as it is; bytes it would take in anew each time.
      const key = createSecretKey(derive(purpose));
      subs.set(purpose, key);
      return key;
    },
    hmac(purpose) {
      const known = hmacs.get(purpose);
      if (known !== undefined) return known;
      const hmac = createHmacOf(derive(`digest:${purpose}`));
      hmacs.set(purpose, hmac);
      return hmac;
    },
  };
}

/** "person.phone:42" is sealed with the key of "person.phone". */
const sealing = (place: string): string => `seal:${columnOf(place)}`;
const columnOf = (place: string): string => place.split(':', 1)[0] ?? '';

function tryOpen(key: Key, place: string, sealed: Uint8Array): Buffer | undefined {
  const body = sealed.length - TAG;
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      key.sub(sealing(place)),
      sealed.subarray(1, 1 + NONCE),
      GCM,
    );
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(body));
    const plain = decipher.update(sealed.subarray(1 + NONCE, body));
    // Throws when the tag does not fit; nothing may be shown before.
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}
