import { expect, test } from 'vitest';
import { proveRandomMessages } from '../prove/random-messages.ts';

/** A hundred thousand are in `npm run prove`; see docs/proofs.md. */
test('whatever is typed, nothing breaks, everybody is answered, and no secret is kept', async () => {
  const { figures, violations } = await proveRandomMessages(300, 7);
  expect(violations).toEqual([]);
  expect(figures['secrets']).toBeGreaterThan(20);
}, 60_000);
