import type { PersonRows } from '../../../ports/tables/person-rows.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { question } from '../sql.ts';
import { openRows } from './lists.ts';

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
  },
  `SELECT * FROM entry WHERE commune = {commune} AND campaign = {campaign} AND unit = {unit}
     AND (name_fold, id) > ({name}, {id}) AND withdrawn_at IS NULL AND erased_at IS NULL AND at <= {until}
   ORDER BY name_fold, id LIMIT {most}`,
).returning<Schema['entry']>();

export const personRows = (context: Context): PersonRows => ({
  async page(list, until, limit, after = '["",""]') {
    const { sql, buffer } = context;
    await buffer.flush('person', 'entry', 'achievement');
    const [name, id] = JSON.parse(after) as [string, string];
    const { rows } = await sql.ask(page, { ...list, until, name, id, most: limit });
    const last = rows.length < limit ? undefined : rows.at(-1);
    return {
      rows: await openRows(context, rows),
      next: last && JSON.stringify([last.name_fold, last.id]),
    };
  },
});
