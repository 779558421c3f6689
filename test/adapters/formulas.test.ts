import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFindFormulas } from '../../src/adapters/table-file/formulas.ts';

const cell = fc.tuple(fc.constantFrom('A', 'B', 'AA'), fc.integer({ min: 1, max: 30 }), fc.boolean());

/** The text of a sheet, with prefixes or without, and fillers of any length. */
const sheet = fc
  .array(fc.tuple(cell, fc.constantFrom('', 'x:'), fc.nat(600)), { maxLength: 25 })
  .map((cells) =>
    cells
      .map(([[letters, row, isWorked], prefix, filler]) => {
        const inside = isWorked ? `<${prefix}f>A1+1</${prefix}f><v>2</v>` : '<v>2</v>';
        return `<${prefix}c r="${letters}${row}">${inside}</${prefix}c>${' '.repeat(filler)}`;
      })
      .join(''),
  );

test('formulas are found wherever the text of a sheet is cut', () => {
  fc.assert(
    fc.property(sheet, fc.array(fc.integer({ min: 1, max: 700 })), (text, lengths) => {
      const [whole, pieces] = [createFindFormulas(), createFindFormulas()];
      whole.read(Buffer.from(text));
      let at = 0;
      for (const length of [...lengths, text.length]) {
        if (at < text.length) pieces.read(Buffer.from(text).subarray(at, at + length));
        at += length;
      }
      for (let row = 1; row <= 30; row++)
        expect([...pieces.done()(row)].toSorted()).toEqual([...whole.done()(row)].toSorted());
    }),
    { numRuns: 400 },
  );
});
