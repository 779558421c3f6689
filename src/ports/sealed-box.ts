import type { Receipt } from '../core/violation/receipt.ts';

/** "age1…": a public key of the desk, or of one receipt. Whoever has it can seal; only the holder of its secret opens. */
export type PublicKey = string & { readonly __brand: 'PublicKey' };

/** What is made out of a receipt alone, slowly, so that nobody finds receipts by trying. */
export interface ReceiptKeys {
  /** Names the tip in the store. */
  readonly lookup: string;
  readonly key: PublicKey;
  /** Opens what was sealed to `key`. Never stored. */
  readonly secret: string;
}

/** Seals to public keys whose secrets are elsewhere: with the officers, or in a receipt. */
export interface SealedBox {
  /** Pads, so that the size says little, and seals to all of these; each alone opens it. Throws without any key. */
  seal(bytes: Uint8Array, to: readonly PublicKey[]): Promise<Uint8Array>;
  /** The same for what comes piece by piece. Whoever reads is thrown what the source throws. */
  sealPieces(bytes: AsyncIterable<Uint8Array>, to: readonly PublicKey[]): Promise<AsyncIterable<Uint8Array>>;
  /** Throws Unopened when the secret is another one or a bit is wrong. */
  open(sealed: Uint8Array, secret: string): Promise<Uint8Array>;
  readKey(text: string): Promise<PublicKey | undefined>;
  newReceipt(): Receipt;
  keysOf(receipt: Receipt): Promise<ReceiptKeys>;
}

export class Unopened extends Error {
  override readonly name = 'Unopened';
}
