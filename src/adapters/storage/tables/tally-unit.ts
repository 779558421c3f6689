import type { Tally, Window } from '../../../ports/store.ts';
import { bounds, countUnit, daysOf } from './counts.ts';
import type { EntryContext } from './entry-context.ts';
import { proofAt } from './proof.ts';

/**
 * Counts one unit's list. Rows that this transaction has made and not sent yet are added to what the database counts,
 * so that the people of a batch need not be sent one by one because each is answered with the count.
 */
export async function tallyUnit(
  { sql, made, changed, flushEntries }: EntryContext,
  commune: string,
  campaign: string,
  unit: string,
  window: Window,
): Promise<readonly Tally[]> {
  const list = listKey(commune, campaign, unit);
  if (changed.has(list)) await flushEntries();
  const { since, before } = bounds(window);
  const rows = await countedRows();
  const counts: Map<string, Omit<Tally, 'proof'> & { readonly proof: number }> = new Map(
    rows.map((row) => [`${row.metric} ${row.proof}`, row]),
  );
  for (const { metric, proof, at } of made.get(list) ?? []) {
    if (at < since || at >= before) continue;
    const name = `${metric} ${proof}`;
    const { entries } = counts.get(name) ?? { entries: 0 };
    counts.set(name, { unit, metric, proof, entries: entries + 1 });
  }
  return [...counts.values()]
    .toSorted((a, b) => (a.metric === b.metric ? a.proof - b.proof : a.metric < b.metric ? -1 : 1))
    .map((row) => ({ ...row, proof: proofAt(row.proof) }));

  async function countedRows() {
    const place = { commune, campaign, unit };
    const days = daysOf(window);
    if (days === undefined) return (await sql.each(countUnit.rows, [{ ...place, since, before }])).rows;
    if (window.from === undefined && window.until === undefined) {
      return (await sql.each(countUnit.whole, [place])).rows;
    }
    return (await sql.each(countUnit.days, [{ ...place, since: days.from, before: days.until }])).rows;
  }
}

export const listKey = (commune: string, campaign: string, unit: string): string =>
  JSON.stringify([commune, campaign, unit]);
