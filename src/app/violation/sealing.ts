import type { SealedBox } from '../../ports/sealed-box.ts';
import type { Shreds } from '../../ports/shreds.ts';
import type { Vault } from '../../ports/vault.ts';

/** What tips are sealed with: the desk's public keys, the memory of this process, and a key for each tip to be shredded. */
export interface Sealing {
  readonly box: SealedBox;
  readonly vault: Vault;
  readonly shreds: Shreds;
}
