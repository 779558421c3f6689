/**
 * Seals with a key that is in the memory of this process only, and is gone with it. For what must be read again within
 * hours and must never be readable on a disk, whoever has the disk and all keys on it.
 */
export interface Vault {
  seal(plain: string): string;
  /** Undefined for what an earlier process sealed, or what is too old. */
  open(sealed: string): string | undefined;
}
