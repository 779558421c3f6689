import type { Instant } from '../../../core/time/instant.ts';
import type { Verdict } from '../../../ports/store.ts';
import { statement } from '../sql.ts';
import type { Place } from './correct-entry.ts';
import type { EntryContext } from './entry-context.ts';
import { rankOf } from './proof.ts';

const ofList = 'entry.commune = r.commune AND entry.campaign = r.campaign AND entry.unit = r.unit';

const leave = statement(
  {
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    id: 'text',
    at: 'int?',
    reason: 'text?',
    changed_at: 'int',
  },
  `UPDATE entry SET left_at = r.at, left_reason = r.reason, changed_at = r.changed_at FROM {rows}
   WHERE entry.id = r.id AND ${ofList} AND entry.withdrawn_at IS NULL`,
);

/** Of whoever is there, all that was not rejected counts. */
const count = statement(
  { entry: 'text', live: 'int' },
  `UPDATE achievement SET live = CASE WHEN achievement.rejected IS NULL THEN r.live ELSE 0 END
   FROM {rows} WHERE achievement.entry = r.entry`,
);

/** Somebody has left, or with no reason is back. The row stays in the list either way. */
export async function leaveEntry(
  context: EntryContext,
  place: Place,
  id: string,
  reason: string | null,
  at: Instant,
): Promise<boolean> {
  await context.lockCommune(place.commune);
  await context.flushEntries();
  const row = { ...place, id, at: reason === null ? null : at, reason, changed_at: at };
  const { count: found } = await context.sql.each(leave, [row]);
  if (found > 0) await context.sql.each(count, [{ entry: id, live: reason === null ? 1 : 0 }]);
  return found > 0;
}

const stands = `FROM {rows} WHERE achievement.entry = r.entry AND achievement.metric = r.metric
  AND achievement.commune = r.commune AND achievement.campaign = r.campaign AND achievement.unit = r.unit`;
const of = { commune: 'text', campaign: 'text', unit: 'text', entry: 'text', metric: 'text' } as const;

/** What has been rejected is lifted by opening it again only; nothing is lowered. */
const lift = statement(
  { ...of, proof: 'int' },
  `UPDATE achievement SET proof = r.proof ${stands} AND achievement.live = 1 AND achievement.proof < r.proof`,
);
const reject = statement(
  { ...of, reason: 'text' },
  `UPDATE achievement SET live = 0, rejected = r.reason ${stands} AND (achievement.live = 1 OR achievement.rejected IS NOT NULL)`,
);
const reopen = statement(
  { ...of, proof: 'int' },
  `UPDATE achievement SET live = 1, rejected = NULL, proof = r.proof ${stands} AND achievement.rejected IS NOT NULL`,
);

/** Says of one thing that somebody has achieved how sure it is. False when nothing changed. */
export async function judgeEntry(context: EntryContext, verdict: Verdict): Promise<boolean> {
  const { commune, campaign, unit, entry, metric } = verdict;
  await context.lockCommune(commune);
  await context.flushEntries();
  const row = { commune, campaign, unit, entry, metric };
  switch (verdict.to) {
    case 'rejected':
      return (await context.sql.each(reject, [{ ...row, reason: verdict.reason }])).count > 0;
    case 'reopened':
      return (await context.sql.each(reopen, [{ ...row, proof: rankOf('unit-confirmed') }])).count > 0;
    default:
      return (await context.sql.each(lift, [{ ...row, proof: rankOf(verdict.to) }])).count > 0;
  }
}
