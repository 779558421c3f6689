import type { Credit } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';
import { openHelper } from './entry-seal.ts';

const countHelped = statement(
  { commune: 'text', campaign: 'text' },
  `WITH r AS (SELECT * FROM {rows})
   SELECT e.unit, e.helper_digest, min(e.id) AS any_id, a.metric, count(*) AS people FROM r
   JOIN entry e ON e.commune = r.commune AND e.campaign = r.campaign AND e.helper_digest IS NOT NULL
     AND e.withdrawn_at IS NULL
   JOIN achievement a ON a.entry = e.id AND a.live = 1
   GROUP BY e.unit, e.helper_digest, a.metric ORDER BY e.unit, a.metric`,
).returning<{ unit: string; helper_digest: Uint8Array; any_id: string; metric: string; people: number }>();

const findHelper = statement(
  { id: 'text' },
  'SELECT e.id, e.helper FROM {rows} JOIN entry e ON e.id = r.id',
).returning<{ id: string; helper: Uint8Array | null }>();

/** How many each helper has helped to what; two ways to write one name are one helper of a unit. */
export async function readCredits(
  { sql, cipher }: Context,
  commune: string,
  campaign: string,
): Promise<readonly Credit[]> {
  const { rows } = await sql.each(countHelped, [{ commune, campaign }]);
  const named = await sql.each(
    findHelper,
    [...new Set(rows.map(({ any_id }) => any_id))].map((id) => ({ id })),
  );
  const names = new Map(named.rows.map((row) => [row.id, openHelper(cipher, row) ?? '']));
  const digest = ({ unit, helper_digest }: (typeof rows)[number]) =>
    `${unit} ${Buffer.from(helper_digest).toString('hex')}`;
  return [...Map.groupBy(rows, digest).values()].flatMap(([first, ...others]) =>
    [first, ...others].flatMap((row) =>
      row === undefined
        ? []
        : [
            {
              unit: row.unit,
              helper: names.get(first?.any_id ?? '') ?? '',
              metric: row.metric,
              people: Number(row.people),
            },
          ],
    ),
  );
}
