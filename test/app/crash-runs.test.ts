import { expect, test } from 'vitest';
import { runCrashes } from '../prove/crash-runs.ts';

/** The thousand are in `npm run prove`; see docs/proofs.md. */
test('a process that dies between any two writes loses no reminder and sends none twice', async () => {
  const { violations, crashes, sent, where } = await runCrashes(20, 1);
  expect(violations).toEqual([]);
  expect(crashes).toBeGreaterThan(50);
  expect(sent).toBeGreaterThan(50);
  expect([...where.keys()].toSorted()).toEqual([
    'after a commit',
    'after sending',
    'before a commit',
    'before a transaction',
    'before sending',
  ]);
});
