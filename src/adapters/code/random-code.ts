import { randomBytes, randomInt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../../core/invitation/invitation-code.ts';

export const randomInvitationCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

/** 192 bits, fit for an address of a page: nobody guesses it. */
export const randomToken = (): string => randomBytes(24).toString('base64url');
