import type { Day } from '../../../core/time/day.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Stated, StatedFigure } from '../../../ports/tables/stated.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { question, statement } from '../sql.ts';

const state = statement(
  {
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    subject: 'text',
    at: 'int',
    value: 'int?',
    source: 'text?',
    as_of: 'text?',
    actor: 'text',
  },
  `INSERT INTO stated (commune, campaign, unit, subject, at, value, source, as_of, actor) {values}
   ON CONFLICT (commune, campaign, unit, subject, at) DO UPDATE SET value = excluded.value, source = excluded.source,
     as_of = excluded.as_of, actor = excluded.actor`,
);

/** Asked with every row that is recorded. */
const ofUnit = question(
  { commune: 'text', campaign: 'text', unit: 'text' },
  `SELECT * FROM stated WHERE commune = {commune} AND campaign = {campaign} AND unit = {unit} ORDER BY subject, at`,
).returning<Schema['stated']>();

export const stated = ({ sql, buffer, db }: Context): Stated => {
  const all = (commune: string, campaign: string) =>
    db
      .selectFrom('stated')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .orderBy('unit')
      .orderBy('subject')
      .orderBy('at');

  return {
    state({ value, source, asOf, by, ...place }) {
      const row = { ...place, value, source: source ?? null, as_of: asOf ?? null, actor: by };
      const { commune, campaign, unit, subject, at } = place;
      buffer.write('stated', state, row, JSON.stringify([commune, campaign, unit, subject, at]));
    },
    async of(commune, campaign, unit) {
      await buffer.flush('stated');
      const { rows } =
        unit === undefined
          ? await sql.run(all(commune, campaign).compile())
          : await sql.ask(ofUnit, { commune, campaign, unit });
      const last = new Map(rows.map((row) => [`${row.unit} ${row.subject}`, row]));
      return [...last.values()].filter(({ value }) => value !== null).map(toFigure);
    },
    async history(commune, campaign, unit, subject) {
      await buffer.flush('stated');
      const query = all(commune, campaign).where('unit', '=', unit).where('subject', '=', subject);
      return (await sql.run(query.compile())).rows.map(toFigure);
    },
  };
};

const toFigure = (row: Schema['stated']): StatedFigure => ({
  commune: row.commune,
  campaign: row.campaign,
  unit: row.unit,
  subject: row.subject,
  value: row.value,
  by: row.actor,
  at: row.at as Instant,
  ...(row.source !== null && { source: row.source }),
  ...(row.as_of !== null && { asOf: row.as_of as Day }),
});
