import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTail } from '../../../src/core/media/tail.ts';

test('in pieces of any size the end is kept', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 20 }), (chunks) => {
      const tail = createTail(8);
      for (const chunk of chunks) tail.add(chunk);
      const all = chunks.flatMap((chunk) => [...chunk]);
      expect([...tail.bytes()]).toEqual(all.slice(-8));
    }),
  );
});
