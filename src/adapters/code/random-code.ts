import { randomBytes, randomInt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../../core/invitation/invitation-code.ts';
import { JOIN_CODE_LENGTH } from '../../core/join/join-code.ts';

export const randomInvitationCode = (): string => randomCode(CODE_LENGTH);
export const randomJoinCode = (): string => randomCode(JOIN_CODE_LENGTH);

const randomCode = (length: number): string =>
  Array.from({ length }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

/** 192 bits, fit for an address of a page: nobody guesses it. */
export const randomToken = (): string => randomBytes(24).toString('base64url');
