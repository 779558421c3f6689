import { pad, unpad } from '/own/core/violation/padding.ts';
import { RANDOM_DIGITS, toReceipt } from '/own/core/violation/receipt.ts';
import { hkdf } from '/vendor/@noble/hashes/hkdf.js';
import { hmac } from '/vendor/@noble/hashes/hmac.js';
import { scrypt } from '/vendor/@noble/hashes/scrypt.js';
import { sha256 as sha256Of } from '/vendor/@noble/hashes/sha2.js';
import { bech32 } from '/vendor/@scure/base';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from '/vendor/age-encryption';
import { encodeHeader, encodeHeaderNoMAC } from '/vendor/age-encryption/dist/format.js';
import { X25519Recipient } from '/vendor/age-encryption/dist/recipients.js';

export async function seal(bytes, keys) {
  const encrypter = new Encrypter();
  for (const key of keys) encrypter.addRecipient(key);
  return encrypter.encrypt(pad(bytes));
}

export async function open(sealed, secret) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  return unpad(await decrypter.decrypt(sealed));
}

/**
 * The header for other keys than before, of a content that is not here and is not opened; by the library's own parts,
 * which it joins in the same way when it seals.
 */
export async function rewrap(header, secret, keys) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  const fileKey = await decrypter.decryptHeader(header);
  const stanzas = [];
  for (const key of keys) stanzas.push(...(await new X25519Recipient(key).wrapFileKey(fileKey)));
  const sealing = hkdf(sha256Of, fileKey, undefined, new TextEncoder().encode('header'), 32);
  return encodeHeader(stanzas, hmac(sha256Of, sealing, encodeHeaderNoMAC(stanzas)));
}

export const sealJson = (value, keys) => seal(new TextEncoder().encode(JSON.stringify(value)), keys);
export const openJson = async (sealed, secret) =>
  JSON.parse(new TextDecoder().decode(await open(sealed, secret)));

/** The figures of the code, out of the browser's own source of randomness. */
export function newReceipt() {
  let digits = '';
  while (digits.length < RANDOM_DIGITS) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    // 250 to 255 would favour the small figures.
    if (byte < 250) digits += String(byte % 10);
  }
  return toReceipt(digits);
}

/** The same as adapters/sealed/age-box.ts, for a browser; a test holds them together. */
export async function keysOf(receipt) {
  const text = new TextEncoder();
  const bytes = scrypt(text.encode(receipt), text.encode('cao-diem receipt 1'), {
    N: 2 ** 15,
    r: 8,
    p: 1,
    dkLen: 48,
  });
  const secret = bech32.encodeFromBytes('AGE-SECRET-KEY-', bytes.subarray(16)).toUpperCase();
  return { lookup: toHex(bytes.subarray(0, 16)), secret, key: await identityToRecipient(secret) };
}

/** The same as app/violation/relay.ts. */
export const followUpOf = (secret) => sha256(new TextEncoder().encode(`cao-diem follow-up 1 ${secret}`));

export const newKey = generateX25519Identity;
export const publicOf = identityToRecipient;

/** A secret under a passphrase, as "age -p" makes it: any program that speaks age opens it again. */
export async function lockKey(secret, passphrase) {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(15);
  return encrypter.encrypt(`${secret}\n`);
}

export async function unlockKey(locked, passphrase) {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const text = await decrypter.decrypt(locked, 'text');
  return text.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-')) || '';
}

export const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function toBase64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

export const sha256 = async (bytes) => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

/** crypto.randomUUID is younger than the phones this is for. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
