import type { Text } from '../core/message/message.ts';
import { text } from '../core/message/say.ts';
import type { Store } from '../ports/store.ts';
import type { Drift } from '../ports/tables/counters.ts';

/** As many are named as somebody reads; the rest is as wrong. */
const NAMED = 5;

/**
 * Holds every total against the rows it is counted from, and counts anew where that is asked for. Reads every row: a
 * minute for five million.
 */
export async function checkCounters(
  store: Store,
  rebuild: boolean,
): Promise<{ readonly isRight: boolean; readonly sentence: Text }> {
  const drift = await store.transaction((tx) => tx.counters.drift(NAMED));
  if (drift.length === 0) return { isRight: true, sentence: text('doctor.own.totals') };
  const told = drift.map(tell).join('; ');
  if (!rebuild) return { isRight: false, sentence: text('doctor.own.totals-wrong', { told }) };
  const left = await store.transaction(async (tx) => {
    await tx.counters.rebuild();
    return tx.counters.drift(1);
  });
  return left.length === 0
    ? { isRight: true, sentence: text('doctor.own.totals-mended', { told }) }
    : { isRight: false, sentence: text('doctor.own.totals-still-wrong') };
}

const tell = ({ counter, of, kept, counted }: Drift): string =>
  `${counter} of ${of} is ${kept ?? 'not there'} and should be ${counted ?? 'not there'}`;
