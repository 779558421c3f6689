import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomInvitationCode } from '../../../src/adapters/code/random-code.ts';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  readInvitationCode,
  showInvitationCode,
} from '../../../src/core/invitation/invitation-code.ts';

const code = fc
  .array(fc.constantFrom(...CODE_ALPHABET), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .map((signs) => signs.join(''));

describe('an invitation code', () => {
  test('is read back from how it is printed', () => {
    fc.assert(fc.property(code, (one) => readInvitationCode(showInvitationCode(one)) === one));
  });

  test('is read from however it is typed or copied', () => {
    const spelt = fc.constantFrom(
      (one: string) => one.toLowerCase(),
      (one: string) => ` ${one} `,
      (one: string) => [...one].join(' '),
      (one: string) => one.replace(/(.....)/, '$1 - '),
      // Full-width letters, as some keyboards give them.
      (one: string) => [...one].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(''),
    );
    fc.assert(fc.property(code, spelt, (one, spell) => readInvitationCode(spell(one)) === one));
  });

  test.each([
    '',
    'ABCDE',
    'ABCDE-FGHJKM',
    'ABCDE-FGHJ0',
    'ABCDE-FGHJI',
    'ABCDE-FGHJL',
    'vneid-cai',
    'thôn 3',
  ])('is not %j', (typed) => {
    expect(readInvitationCode(typed)).toBeUndefined();
  });

  test('has no sign that is taken for another when it is read from paper', () => {
    expect(CODE_ALPHABET).not.toMatch(/[0O1IL]/);
    expect(new Set(CODE_ALPHABET).size).toBe(31);
  });

  test('cannot be guessed: made codes are well formed and never the same', () => {
    const made = Array.from({ length: 1_000 }, randomInvitationCode);
    expect(made.every((one) => readInvitationCode(one) === one)).toBe(true);
    expect(new Set(made).size).toBe(1_000);
  });
});
