import { createCipheriv, createDecipheriv, type DecipherGCM, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
const options = { authTagLength: TAG } as const;
export const SHRED_BYTES = 32;

/** AES-256-GCM; the place is bound in, so that nothing can be moved to another row. */
export function wrapWith(key: Uint8Array, place: string, bytes: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, options);
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

export async function* wrapPiecesWith(
  key: Uint8Array,
  place: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, options);
  cipher.setAAD(Buffer.from(place));
  yield nonce;
  for await (const chunk of bytes) yield cipher.update(chunk);
  yield Buffer.concat([cipher.final(), cipher.getAuthTag()]);
}

export function unwrapWith(key: Uint8Array, place: string, wrapped: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, NONCE), options);
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(wrapped.subarray(-TAG));
  return Buffer.concat([decipher.update(wrapped.subarray(NONCE, -TAG)), decipher.final()]);
}

/** Holds the last bytes back, which are the tag. */
export async function* unwrapPiecesWith(
  key: Uint8Array,
  place: string,
  wrapped: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let decipher: DecipherGCM | undefined;
  let held = Buffer.alloc(0);
  for await (const chunk of wrapped) {
    held = Buffer.concat([held, chunk]);
    if (decipher === undefined && held.length >= NONCE) {
      decipher = createDecipheriv('aes-256-gcm', key, held.subarray(0, NONCE), options);
      decipher.setAAD(Buffer.from(place));
      held = held.subarray(NONCE);
    }
    if (decipher === undefined || held.length <= TAG) continue;
    yield decipher.update(held.subarray(0, -TAG));
    held = held.subarray(-TAG);
  }
  if (decipher === undefined) throw new Error('what was wrapped was cut off');
  decipher.setAuthTag(held);
  // Throws where the tag does not fit.
  yield decipher.final();
}
