import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHmacOf } from '../../../src/adapters/crypto/hmac.ts';

test('a digest is that of RFC 2104, however long the text and one after the other', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 150, maxLength: 800 }));
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.array(text), (key, texts) => {
      const hmacOf = createHmacOf(key);
      for (const one of texts)
        expect(hmacOf(one, 16)).toEqual(createHmac('sha256', key).update(one).digest().subarray(0, 16));
    }),
  );
});
