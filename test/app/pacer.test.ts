import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacer } from '../../src/app/delivery/pacer.ts';
import type { Pace } from '../../src/ports/channel.ts';

const PACE: Pace = {
  overall: { messages: 29, seconds: 1, burst: 12 },
  chat: { messages: 1, seconds: 1, burst: 4 },
  group: { messages: 19, seconds: 60, burst: 5 },
};
const open = (pace: Pace = PACE) => {
  const clock = { now: 1_000 };
  return {
    clock,
    pacer: createPacer(
      pace,
      (address) => address.startsWith('-'),
      () => clock.now,
    ),
  };
};

describe('a channel', () => {
  test('without rates sends whatever there is', () => {
    expect(open({}).pacer.allowance()).toEqual({ replies: Infinity, others: Infinity });
  });

  test('keeps a part of its burst for replies', () => {
    const { pacer } = open();
    expect(pacer.allowance()).toEqual({ replies: 12, others: 9 });
    for (let n = 0; n < 9; n++) pacer.spend(String(n));
    expect(pacer.allowance()).toEqual({ replies: 3, others: 0 });
    expect(pacer.rest()).toBeGreaterThan(0);
  });

  test('rests as a whole after a no, and is slower for a minute', () => {
    const { pacer, clock } = open();
    pacer.slow(5_000);
    expect(pacer.allowance()).toEqual({ replies: 0, others: 0 });
    expect(pacer.rest()).toBe(5_000);
    clock.now += 5_000;
    const gapOf = () => {
      for (let n = 0; n < 30; n++) pacer.spend('x');
      const before = pacer.rest();
      pacer.spend('x');
      return pacer.rest() - before;
    };
    expect(gapOf()).toBeGreaterThan(1_000 / 29 + 5);
    clock.now += 120_000;
    expect(gapOf()).toBeCloseTo(1_000 / 29, 3);
  });

  test('gives each chat its turn: a burst, then one a second; a group twenty a minute', () => {
    const { pacer, clock } = open();
    for (let n = 0; n < 4; n++) {
      expect(pacer.waitOf('a')).toBe(0);
      pacer.spend('a');
    }
    expect(pacer.waitOf('a')).toBe(1_000);
    expect(pacer.waitOf('b')).toBe(0);
    for (let n = 0; n < 5; n++) pacer.spend('-1');
    expect(pacer.waitOf('-1')).toBeCloseTo(60_000 / 19);
    clock.now += 1_000;
    expect(pacer.waitOf('a')).toBe(0);
  });
});

test('whatever is sent when, no window of a second holds more than the rate and the burst', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), (pauses) => {
      const { pacer, clock } = open();
      const sends: number[] = [];
      for (const pause of pauses) {
        clock.now += pause;
        for (let left = pacer.allowance().replies; left > 0; left--) {
          pacer.spend(`p${sends.length}`);
          sends.push(clock.now);
        }
      }
      for (const at of sends) {
        expect(sends.filter((one) => one >= at && one < at + 1_000).length).toBeLessThanOrEqual(29 + 12);
      }
    }),
    { numRuns: 100 },
  );
});
