import type { Instant } from '../../../core/time/instant.ts';
import type { PersonRow, PersonRows } from '../../../ports/tables/person-rows.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { question } from '../sql.ts';
import { openPerson } from './entry-seal.ts';
import { proofAt } from './proof.ts';

type Row = Pick<
  Schema['entry'],
  'id' | 'name' | 'name_fold' | 'sealed' | 'details' | 'at' | 'left_at' | 'left_reason'
> & {
  /** Everything achieved, in one text: see `readAchieved`. */
  readonly achieved: string | null;
};

/** Names come folded out of their index; ids decide between equals. */
const page = question(
  {
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    until: 'int',
    name: 'text',
    id: 'text',
    most: 'int',
    between: 'text',
    after: 'text',
  },
  `SELECT e.id, e.name, e.name_fold, e.sealed, e.details, e.at, e.left_at, e.left_reason,
     (SELECT string_agg(a.metric || {between} || a.proof || {between} || a.live || {between} || coalesce(a.rejected, ''),
        {after}) FROM achievement a WHERE a.entry = e.id) AS achieved
   FROM entry e WHERE e.commune = {commune} AND e.campaign = {campaign} AND e.unit = {unit}
     AND (e.name_fold, e.id) > ({name}, {id}) AND e.withdrawn_at IS NULL AND e.erased_at IS NULL AND e.at <= {until}
   ORDER BY e.name_fold, e.id LIMIT {most}`,
).returning<Row>();

/** Nobody types these. */
const BETWEEN = '\u001f';
const AFTER = '\u001e';

export const personRows = ({ sql, buffer, cipher }: Context): PersonRows => ({
  async page(list, { until, limit, after = '["",""]', fields }) {
    await buffer.flush('person', 'entry', 'achievement');
    const [name, id] = JSON.parse(after) as [string, string];
    const marks = { between: BETWEEN, after: AFTER };
    const { rows } = await sql.ask(page, { ...list, ...marks, until, name, id, most: limit });
    const last = rows.length < limit ? undefined : rows.at(-1);
    // What is not asked for stays sealed.
    const wanted = new Set(fields);
    return {
      rows: rows.map((row): PersonRow => {
        return {
          id: row.id,
          person: { name: row.name, ...openPerson(cipher, row, wanted) },
          details: JSON.parse(row.details) as PersonRow['details'],
          ...readAchieved(row),
          at: row.at as Instant,
          ...(row.left_reason !== null && { left: row.left_reason }),
        };
      }),
      next: last && JSON.stringify([last.name_fold, last.id]),
    };
  },
});

/** Of whoever is gone, what they had achieved and nobody rejected is still shown. */
function readAchieved({ achieved, left_at }: Row): Pick<PersonRow, 'proofs' | 'rejected'> {
  const proofs: Record<string, PersonRow['proofs'][string]> = {};
  const rejected: Record<string, string> = {};
  for (const one of achieved?.split(AFTER) ?? []) {
    const [metric = '', proof, live, reason = ''] = one.split(BETWEEN);
    if (reason !== '') rejected[metric] = reason;
    if (live === '1' || (left_at !== null && reason === '')) proofs[metric] = proofAt(Number(proof));
  }
  return { proofs, rejected };
}
