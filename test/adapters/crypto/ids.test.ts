import { expect, test } from 'vitest';
import { createIds } from '../../../src/adapters/crypto/ids.ts';

test('ids that are made at once are in the order in which they were made', () => {
  const newId = createIds();
  const from = Date.now();
  const ids = Array.from({ length: 5_000 }, () => newId());
  expect(ids).toEqual([...new Set(ids)].toSorted());
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  const at = Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16);
  expect(at).toBeGreaterThanOrEqual(from);
});
