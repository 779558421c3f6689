import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainKey } from '../../src/core/campaign/reminder-key.ts';
import { DAY, HOUR, type Instant, instant, later } from '../../src/core/time/instant.ts';
import { openTown, type Town } from './town.ts';

/** Thôn 1, 2 and 3 owe one list by the end of 31/12/2025; T-7, T-3, T-1 and T-0 at eight. */
const START = instant('2025-12-22T08:00:00+07:00');

const unit = fc.constantFrom('thon-1', 'thon-2', 'thon-3');
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('tick'), hours: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('restart') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('jump'),
      by: fc.constantFrom(3 * HOUR, -3 * HOUR, 3 * DAY, -3 * DAY),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('file'), unit }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('move'), days: fc.integer({ min: 0, max: 12 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('pause') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('resume') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('retire'), unit }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('extend'), unit, days: fc.integer({ min: 1, max: 12 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('undo') }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function play(town: Town, one: Act): Promise<void> {
  switch (one.type) {
    case 'tick':
      town.pass(later(town.now(), (one as { hours: number }).hours * HOUR));
      return town.tick();
    case 'restart':
      return town.restart();
    case 'jump':
      town.pass(Math.max(START, town.now() + (one as { by: number }).by) as Instant);
      return town.tick();
    case 'file':
      return town.file((one as { unit: string }).unit);
    case 'move':
      return town.move((one as { days: number }).days);
    case 'retire':
      return town.retire((one as { unit: string }).unit);
    case 'extend': {
      const { unit, days } = one as { unit: string; days: number };
      return town.extend(unit, days);
    }
    case 'pause':
    case 'resume':
      return town.pause(one.type === 'pause');
    default:
      return town.undo();
  }
}

describe('whatever happens in whatever order', () => {
  test('each (obligation, offset, recipient) is reminded at most once, and nobody who no longer owes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
        const town = await openTown(START);
        try {
          for (const one of acts) await play(town, one);
          // A person is one recipient, in whichever of their chats. More time for one unit is a deadline of its own, whose
          // ladder begins anew; one that was moved for everybody is not.
          const given = new Set(
            acts.flatMap((one) => (one.type === 'extend' ? (one as { unit: string }).unit : [])),
          );
          const nameOf = (key: string): string => (given.has(key.split('/')[3] ?? '') ? key : plainKey(key));
          const sent = town.sent.map(
            ({ key, address }) => `${nameOf(key)} ${address.replace('second-', '')}`,
          );
          expect(sent).toEqual([...new Set(sent)]);
          expect(town.sent.filter(({ owed }) => !owed)).toEqual([]);
          expect(town.errors).toEqual([]);
        } finally {
          await town.close();
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('one pending unit of fifty is one recipient', async () => {
    const town = await openTown(START, { units: 50 });
    for (let n = 1; n <= 50; n++) if (n !== 17) await town.file(`thon-${n}`);
    town.pass(instant('2025-12-24T08:00:00+07:00'));
    await town.tick();
    expect(town.sent.map(({ address }) => address)).toEqual(['head-of-thon-17']);
    await town.close();
  });
});
