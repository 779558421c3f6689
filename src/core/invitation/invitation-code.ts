/** No letter or digit that is taken for another when it is read from paper: no 0 O 1 I L. 31 signs, 10 of them: 2^49. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 10;

/** How long an invitation can be used, in days, the day it was made included; unless the one who makes it says otherwise. */
export const INVITATION_DAYS = 7;
export const MAX_INVITATION_DAYS = 30;

/** The code as the catalogue of invitations knows it, from whatever was typed or scanned; undefined when it is none. */
export function readInvitationCode(text: string): string | undefined {
  const code = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  return code.length === CODE_LENGTH && [...code].every((sign) => CODE_ALPHABET.includes(sign))
    ? code
    : undefined;
}

/** In two halves, as it is printed: ABCDE-FGHJK. */
export const showInvitationCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
