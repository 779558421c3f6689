import type { Instant } from '../../../core/time/instant.ts';
import { statement } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import { rankOf } from './proof.ts';

const raiseEntry = statement(
  { id: 'text', proof: 'int', at: 'int', actor: 'text' },
  `UPDATE entry SET proof = r.proof, changed_at = r.at, changed_by = r.actor FROM {rows}
   WHERE entry.id = r.id AND entry.proof < r.proof AND entry.withdrawn_at IS NULL`,
);

const raiseAchievements = statement(
  { id: 'text', proof: 'int' },
  `UPDATE achievement SET proof = r.proof FROM {rows}
   WHERE achievement.entry = r.id AND achievement.proof < r.proof AND achievement.live = 1`,
);

/** Raises what was self-declared to what the unit answers for; returns how many rows that were. */
export async function vouchFor(
  { sql, flushEntries }: EntryContext,
  ids: readonly string[],
  by: string,
  at: Instant,
): Promise<number> {
  await flushEntries();
  const proof = rankOf('unit-confirmed');
  const rows = ids.map((id) => ({ id, proof }));
  await sql.each(raiseAchievements, rows);
  return (
    await sql.each(
      raiseEntry,
      rows.map((row) => ({ ...row, at, actor: by })),
    )
  ).count;
}
