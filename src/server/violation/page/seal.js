import { scrypt } from '/vendor/@noble/hashes/scrypt.js';
import { bech32 } from '/vendor/@scure/base';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from '/vendor/age-encryption';

/** The same as core/violation/padding.ts, receipt.ts and adapters/sealed/age-box.ts; a test holds them together. */
const HEAD = 4;

function paddedSize(length) {
  const needed = length + HEAD;
  if (needed <= 4096) return 4096;
  const exponent = Math.floor(Math.log2(needed));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  return Math.ceil(needed / step) * step;
}

function pad(bytes) {
  const padded = new Uint8Array(paddedSize(bytes.length));
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, HEAD);
  return padded;
}

function unpad(padded) {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  return padded.subarray(HEAD, HEAD + length);
}

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

export const sealJson = (value, keys) => seal(new TextEncoder().encode(JSON.stringify(value)), keys);
export const openJson = async (sealed, secret) =>
  JSON.parse(new TextDecoder().decode(await open(sealed, secret)));

export function toEnvelope(head, bytes) {
  const written = new TextEncoder().encode(JSON.stringify(head));
  const envelope = new Uint8Array(HEAD + written.length + bytes.length);
  new DataView(envelope.buffer).setUint32(0, written.length);
  envelope.set(written, HEAD);
  envelope.set(bytes, HEAD + written.length);
  return envelope;
}

export function fromEnvelope(envelope) {
  const length = new DataView(envelope.buffer, envelope.byteOffset).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(envelope.subarray(HEAD, HEAD + length)));
  return { head, bytes: envelope.subarray(HEAD + length) };
}

const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];
const checkDigit = (digits) =>
  [...digits].reduce((interim, digit) => DAMM[Number(interim)][Number(digit)], '0');

export function newReceipt() {
  let digits = '';
  while (digits.length < 15) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    // 250 to 255 would favour the small figures.
    if (byte < 250) digits += String(byte % 10);
  }
  return digits + checkDigit(digits);
}

export function readReceipt(typed) {
  const digits = typed.replace(/\D/g, '');
  return digits.length === 16 && checkDigit(digits) === '0' ? digits : undefined;
}

export const showReceipt = (receipt) => receipt.replace(/(\d{4})(?=\d)/g, '$1 ');

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
