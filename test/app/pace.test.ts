import { describe, expect, test } from 'vitest';
import { provePace } from '../prove/pace/prove-pace.ts';

/** Small; the ten thousand are in `npm run prove`, see docs/proofs.md. */
test('reminders go at what Telegram permits, it never says no, and whoever writes is answered at once', async () => {
  const { refused, share, replies, violations } = await provePace({
    reminders: 350,
    each: 1,
    writers: 3,
    storms: [],
    seed: 1,
  });
  expect(violations).toEqual([]);
  expect(refused).toBe(0);
  expect(share).toBeGreaterThan(0.95);
  expect(replies.count).toBeGreaterThan(20);
  expect(replies.p99).toBeLessThan(1_000);
});

describe('when Telegram says no to everything for a while, again and again', () => {
  test('the whole bot rests as long as it was told, and then everything goes out once and in order', async () => {
    const { refused, violations, seconds } = await provePace({
      reminders: 60,
      each: 3,
      writers: 2,
      storms: [
        { at: 2, seconds: 7 },
        { at: 12, seconds: 20 },
      ],
      seed: 2,
    });
    expect(violations).toEqual([]);
    expect(seconds).toBeGreaterThan(27);
    // Those that were under way when the storm began hear it too; nobody asks again before its end.
    expect(refused).toBeGreaterThanOrEqual(2);
    expect(refused).toBeLessThan(12);
  });
});
