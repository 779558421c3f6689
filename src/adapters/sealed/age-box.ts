import { randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { bech32 } from '@scure/base';
import { pad, padPieces, unpad } from '../../core/violation/padding.ts';
import { RANDOM_DIGITS, toReceipt } from '../../core/violation/receipt.ts';
import { type PublicKey, type SealedBox, Unopened } from '../../ports/sealed-box.ts';

/**
 * The page makes the same out of a receipt (server/violation/page/receipt.js): scrypt, N = 2^15, r = 8, p = 1. Fifteen
 * figures at 80 ms each are two and a half million years of one core, with every key of the server at hand.
 */
const SLOW = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const SALT = 'cao-diem receipt 1';
const LOOKUP = 16;
const SECRET = 32;

const slowly = promisify<string, string, number, typeof SLOW, Buffer>(scrypt);

/** Sealed boxes by age (https://age-encryption.org/v1), X25519 and ChaCha20-Poly1305. Loaded when first used. */
export function createAgeBox(digits: () => string = randomDigits): SealedBox {
  const age = () => import('age-encryption');
  const encrypterFor = async (to: readonly PublicKey[]) => {
    if (to.length === 0) throw new Error('there is no key to seal to');
    const { Encrypter } = await age();
    const encrypter = new Encrypter();
    for (const key of to) encrypter.addRecipient(key);
    return encrypter;
  };

  return {
    seal: async (bytes, to) => (await encrypterFor(to)).encrypt(pad(bytes)),
    sealPieces: async (bytes, to) =>
      (await encrypterFor(to)).encrypt(ReadableStream.from<Uint8Array>(padPieces(bytes))),
    async open(sealed, secret) {
      const { Decrypter } = await age();
      const decrypter = new Decrypter();
      decrypter.addIdentity(secret);
      try {
        return unpad(await decrypter.decrypt(sealed));
      } catch (cause) {
        throw new Unopened('this secret does not open it, or it is damaged', { cause });
      }
    },
    async readKey(text) {
      const key = text.trim();
      if (!/^age1[a-z0-9]{58}$/.test(key)) return undefined;
      const { Encrypter } = await age();
      try {
        new Encrypter().addRecipient(key);
        return key as PublicKey;
      } catch {
        return undefined;
      }
    },
    newReceipt: () => toReceipt(digits()),
    async keysOf(receipt) {
      const { identityToRecipient } = await age();
      const bytes = await slowly(receipt, SALT, LOOKUP + SECRET, SLOW);
      const secret = bech32.encodeFromBytes('AGE-SECRET-KEY-', bytes.subarray(LOOKUP)).toUpperCase();
      const key = (await identityToRecipient(secret)) as PublicKey;
      return { lookup: bytes.subarray(0, LOOKUP).toString('hex'), secret, key };
    },
  };
}

/** `randomInt` goes up to 2^48 only. */
function randomDigits(): string {
  const half = (count: number): string => String(randomInt(10 ** count)).padStart(count, '0');
  return half(7) + half(RANDOM_DIGITS - 7);
}
