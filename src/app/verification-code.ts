import { CODE_ALPHABET } from '../core/invitation/invitation-code.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Cipher } from '../ports/cipher.ts';

/** The code that is printed at the commune's office and said by the bot: "ABCD-EFGH". Undefined for no such commune. */
export type VerificationCodeOf = (commune: string) => string | undefined;

const HALF = 4;

/**
 * Only the holder of the key can work it out, and it stays the same until the edition in commune.yaml, or the key, is
 * changed. It tells a citizen that this is the bot of the poster; whoever copies the poster copies the code as well, so
 * the poster's QR, and not a link that somebody sent, is the way in.
 */
export function createVerificationCodeOf(
  cipher: Cipher,
  { communes }: Pick<Catalogue, 'communes'>,
): VerificationCodeOf {
  return (id) => {
    const commune = communes.get(id)?.commune;
    if (commune === undefined) return undefined;
    const digest = cipher.digest('verification-code', `${id} ${commune.posterEdition}`);
    const signs = [...digest.slice(0, 2 * HALF)].map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]);
    return `${signs.slice(0, HALF).join('')}-${signs.slice(HALF).join('')}`;
  };
}
