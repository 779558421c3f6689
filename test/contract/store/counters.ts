import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Instant, later, MINUTE } from '../../../src/core/time/instant.ts';
import type { Proof, Store, Tx, Window } from '../../../src/ports/store.ts';
import { entry, hours, morning } from './people.ts';

const UNITS = ['thon-1', 'thon-2', 'truong'];
const METRICS = ['installed', 'registered'];
const PROOFS: readonly Proof[] = ['self-declared', 'unit-confirmed', 'verified'];

interface Step {
  readonly what: 'record' | 'withdraw' | 'correct';
  readonly who: number;
  readonly unit: string;
  readonly achieved: readonly string[];
  readonly proof: Proof;
  readonly day: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'record' as const,
    'record' as const,
    'record' as const,
    'withdraw' as const,
    'correct' as const,
  ),
  who: fc.integer({ min: 1, max: 4 }),
  unit: fc.constantFrom(...UNITS),
  achieved: fc.subarray(METRICS),
  proof: fc.constantFrom(...PROOFS),
  day: fc.integer({ min: 0, max: 3 }),
});

export function countersContract(open: () => Store): void {
  test('whatever is recorded, corrected and withdrawn, counters say what the rows say', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 6 }), async (batches) => {
        run += 1;
        const campaign = `dot-${run}`;
        for (const batch of batches) {
          await open().transaction(async (tx) => {
            for (const one of batch) await take(tx, campaign, one);
          });
        }
        expect(await open().transaction((tx) => tx.counters.drift(5))).toEqual([]);
        for (const window of WINDOWS) await expectAgreement(open(), campaign, window);
      }),
      { numRuns: 20 },
    );
  });

  test('counting anew changes nothing that was right', async () => {
    await open().transaction(async (tx) => {
      for (const unit of UNITS) await tx.entries.record(entry({ unit }));
    });
    const totals = () => open().transaction((tx) => tx.entries.tallies('thu', 'dot-1'));
    const before = await totals();
    await open().transaction((tx) => tx.counters.rebuild());
    expect(await totals()).toEqual(before);
    expect(await open().transaction((tx) => tx.counters.drift(5))).toEqual([]);
  });
}

/** Midnights of Việt Nam, where counters answer, and the same a minute off, where rows are counted. */
const midnight = (day: number): Instant => hours(16 + 24 * (day - 1));
const WINDOWS: readonly Window[] = [
  {},
  { from: midnight(1) },
  { until: midnight(2) },
  { from: midnight(1), until: midnight(3) },
];

async function take(
  tx: Tx,
  campaign: string,
  { what, who, unit, achieved, proof, day }: Step,
): Promise<void> {
  const at = hours(24 * day + who);
  const person = { name: `Người Thử ${who}`, citizenId: `00109900000${who}` };
  if (what === 'record') {
    await tx.entries.record(entry({ campaign, unit, person, achieved, proof, at }));
    return;
  }
  const rows = await tx.entries.list('thu', campaign, unit);
  const row = rows.find(({ name }) => name === person.name) ?? rows[0];
  if (row === undefined) return;
  if (what === 'withdraw') await tx.entries.withdraw('thu', campaign, unit, row.id, at);
  // The citizen ID of another makes the row theirs.
  else {
    const change = { achieved, person: { citizenId: `00109900000${(who % 4) + 1}` }, by: 'a' };
    await tx.entries.correct('thu', campaign, unit, row.id, change, at);
  }
}

/** A window that cuts days by a minute nobody recorded in is answered from the rows, and must say the same. */
async function expectAgreement(store: Store, campaign: string, window: Window): Promise<void> {
  const cut: Window = {
    from: later(window.from ?? morning, window.from === undefined ? -9_999 * MINUTE : MINUTE),
    ...(window.until && { until: later(window.until, MINUTE) }),
  };
  await store.transaction(async (tx) => {
    const both = (read: (window: Window) => Promise<unknown>) => Promise.all([read(window), read(cut)]);
    const [kept, counted] = await both((of) => tx.entries.tallies('thu', campaign, of));
    expect(kept).toEqual(counted);
    for (const unit of UNITS) {
      const [keptOne, countedOne] = await both((of) => tx.entries.tallies('thu', campaign, of, unit));
      expect(keptOne).toEqual(countedOne);
    }
    for (const from of [0, 1, 2]) {
      const [people, found] = await both(async (of) =>
        [...(await tx.entries.people('thu', campaign, PROOFS.slice(from), of))].toSorted(),
      );
      expect(people).toEqual(found);
    }
  });
}
