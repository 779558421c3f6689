import type { Cipher } from '../../ports/cipher.ts';
import type { Contact } from '../../ports/store.ts';

/** A name to block somebody by, which tells nobody whose it is. */
export const tipHandle = (cipher: Cipher, commune: string, { channel, address }: Contact): string =>
  Buffer.from(cipher.digest('tip.block', JSON.stringify([commune, channel, address]))).toString('hex');
