/** Seals personal data value by value. The key never leaves the adapter. */
export interface Cipher {
  /** Encrypts `plain`; `place` (such as "person.phone:<id>") is bound in, so a value cannot be moved to another row. */
  seal(place: string, plain: string): Uint8Array;
  /** Throws UnreadableSeal when the key, the place or a bit is wrong. */
  open(place: string, sealed: Uint8Array): string;
  /** The same for bytes, such as a piece of a file. */
  sealBytes(place: string, plain: Uint8Array): Uint8Array;
  openBytes(place: string, sealed: Uint8Array): Uint8Array;
  /** False for what an older key sealed; it should be sealed anew. */
  isCurrent(place: string, sealed: Uint8Array): boolean;
  /** A keyed digest for finding duplicates: the same text gives the same bytes, and only the key holder can make them. */
  digest(purpose: string, plain: string): Uint8Array;
}

export class UnreadableSeal extends Error {
  override readonly name = 'UnreadableSeal';
}
