import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { UnreadableSeal } from '../../../src/ports/cipher.ts';

const key = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const cipher = createCipher(key(1));
const place = 'entry.phone:42';

describe('sealing', () => {
  test('whatever is sealed comes out as it went in, and cannot be read meanwhile', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        const sealed = cipher.seal(place, plain);
        expect(cipher.open(place, sealed)).toBe(plain);
        expect(sealed).toHaveLength(1 + 12 + Buffer.byteLength(plain) + 16);
      }),
    );
    expect(Buffer.from(cipher.seal(place, '001099000001')).includes('0010')).toBe(false);
  });

  test('the same text is never sealed the same way twice', () => {
    const seals = Array.from({ length: 100 }, () => Buffer.from(cipher.seal(place, 'x')).toString('hex'));
    expect(new Set(seals).size).toBe(100);
  });

  test.each(['entry.phone:43', 'entry.address:42', 'outbox.say:42', ''])(
    'moved to %s it cannot be opened',
    (other) => {
      const sealed = cipher.seal(place, '+84912345678');
      expect(() => cipher.open(other, sealed)).toThrow(UnreadableSeal);
    },
  );

  test('with a changed, lost or added byte it cannot be opened', () => {
    const sealed = cipher.seal(place, '+84912345678');
    for (let i = 0; i < sealed.length; i++) {
      const changed = Uint8Array.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => cipher.open(place, changed)).toThrow(UnreadableSeal);
      expect(() => cipher.open(place, sealed.subarray(0, i))).toThrow(UnreadableSeal);
    }
    expect(() => cipher.open(place, Buffer.concat([sealed, new Uint8Array(1)]))).toThrow(UnreadableSeal);
  });

  test('with another key it cannot be opened, and the error says nothing of what is inside', () => {
    const sealed = cipher.seal(place, '+84912345678');
    for (let n = 2; n < 50; n++) {
      expect(() => createCipher(key(n)).open(place, sealed)).toThrow('cannot open entry.phone: another key');
    }
  });
});

describe('a change of keys', () => {
  test('older keys still open, the first one seals', () => {
    const old = cipher.seal(place, 'x');
    const both = createCipher([key(2), key(3), key(1)]);
    expect(both.open(place, old)).toBe('x');
    expect(both.isCurrent(place, old)).toBe(false);
    const renewed = both.seal(place, 'x');
    expect(both.isCurrent(place, renewed)).toBe(true);
    expect(createCipher(key(2)).open(place, renewed)).toBe('x');
    expect(() => cipher.open(place, renewed)).toThrow(UnreadableSeal);
  });

  test('keys whose ids happen to be the same byte are told apart', () => {
    const ids = new Map<number, number>();
    let pair: readonly [number, number] | undefined;
    for (let n = 0; n < 256 && pair === undefined; n++) {
      const id = createCipher(key(n)).seal(place, 'x')[0] ?? 0;
      const other = ids.get(id);
      if (other !== undefined) pair = [other, n];
      ids.set(id, n);
    }
    const [one, two] = pair ?? [0, 0];
    expect(one).not.toBe(two);
    const both = createCipher([key(one), key(two)]);
    const sealed = createCipher(key(two)).seal(place, 'x');
    expect(both.open(place, sealed)).toBe('x');
    expect(both.isCurrent(place, sealed)).toBe(false);
  });

  test('a key that is too short is refused', () => {
    expect(() => createCipher(new Uint8Array(16))).toThrow('32 bytes');
  });
});

describe('digests', () => {
  const hex = (purpose: string, plain: string, from = cipher) =>
    Buffer.from(from.digest(purpose, plain)).toString('hex');

  test('the same text gives the same 16 bytes', () => {
    expect(hex('citizen-id:thu', '001099000001')).toBe(hex('citizen-id:thu', '001099000001'));
    expect(cipher.digest('citizen-id:thu', '001099000001')).toHaveLength(16);
  });

  test('they differ by text, purpose and key', () => {
    const digests = [
      hex('citizen-id:thu', '001099000001'),
      hex('citizen-id:thu', '001099000002'),
      hex('citizen-id:khac', '001099000001'),
      hex('phone:thu', '001099000001'),
      hex('citizen-id:thu', '001099000001', createCipher(key(2))),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});
