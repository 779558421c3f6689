import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../src/core/message/fold.ts';
import { foldHashOf, hashOf } from '../../../src/core/roster/hash.ts';
import { readHeadings } from '../../../src/core/roster/headings.ts';
import { createReadPlainRow } from '../../../src/core/roster/read-plain-row.ts';
import { readAnyRow } from '../../../src/core/roster/read-table.ts';
import { anyCell, anyTable } from './any-table.ts';

test('a row that is read the short way comes out as the long way reads it', () => {
  let short = 0;
  fc.assert(
    fc.property(anyTable, ({ headings, rows }) => {
      const fields = readHeadings(headings);
      if (fields === undefined) return;
      const readPlainRow = createReadPlainRow({ fields, headings });
      for (const cells of rows) {
        const read = readPlainRow(cells, 7);
        if (read === undefined) continue;
        short += 1;
        // The order of what is said too: drafts are kept as JSON.
        expect(JSON.stringify(read)).toBe(JSON.stringify(readAnyRow({ fields, headings }, cells, 7)));
      }
    }),
    { numRuns: 3_000 },
  );
  expect(short).toBeGreaterThan(200);
});

test('what folds the same has the same hash, the short way and the long one', () => {
  fc.assert(
    fc.property(fc.oneof(anyCell, fc.string({ unit: 'grapheme' })), fc.nat(), (text, seed) => {
      expect(foldHashOf(text, seed)).toEqual(hashOf(fold(text), seed));
    }),
    { numRuns: 1_000 },
  );
});
