import { fold } from '../message/fold.ts';
import type { JudgedRow } from './judge.ts';
import type { Written } from './written.ts';

interface Continued {
  /** Those that were there, and the new ones, which nobody has judged. */
  readonly rows: readonly JudgedRow[];
  /** Rows that were wrong and came again, by their numbers. */
  readonly again: ReadonlyMap<number, Written>;
}

/** A list goes on in another message; numbers that are taken are counted on. */
export function continueList(rows: readonly JudgedRow[], people: readonly Written[]): Continued {
  const wrong = new Map(
    rows.filter(({ verdict }) => verdict === 'rejected').map((row) => [fold(row.written.name ?? ''), row]),
  );
  const again = people.flatMap((written) => {
    const row = written.name === undefined ? undefined : wrong.get(fold(written.name));
    return row ? [[row.number, { ...written, number: row.number }] as const] : [];
  });
  const others = people.filter(({ name }) => name === undefined || !wrong.has(fold(name)));
  const taken = new Set(rows.map(({ number }) => number));
  const clash = others.some(({ number }) => taken.has(number));
  const last = Math.max(0, ...taken);
  const more = others.map((written, n) => (clash ? { ...written, number: last + n + 1 } : written));
  return { rows: [...rows, ...more.map(unjudged)], again: new Map(again) };
}

const unjudged = (written: Written): JudgedRow => ({
  number: written.number,
  written,
  verdict: 'accepted',
  reasons: [],
  person: {},
});
