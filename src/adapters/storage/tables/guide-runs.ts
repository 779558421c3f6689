import type { GuideRuns } from '../../../ports/tables/guide-runs.ts';
import type { Context } from '../context.ts';
import { statement, type ValuesOf } from '../sql.ts';

const columns = {
  commune: 'text',
  campaign: 'text',
  guide: 'text',
  step: 'text',
  day: 'text',
  reached: 'int',
  standing: 'int',
  asked: 'int',
} as const;

/** In one order, so that nobody waits crosswise. */
const add = statement(
  columns,
  `INSERT INTO guide_run (commune, campaign, guide, step, day, reached, standing, asked)
   SELECT r.commune, r.campaign, r.guide, r.step, r.day, r.reached, r.standing, r.asked FROM {rows}
   WHERE true ORDER BY r.commune, r.campaign, r.guide, r.step, r.day
   ON CONFLICT (commune, campaign, guide, step, day) DO UPDATE SET reached = guide_run.reached + excluded.reached,
     standing = guide_run.standing + excluded.standing, asked = guide_run.asked + excluded.asked`,
);

type Row = ValuesOf<typeof columns>;
type Sums = { -readonly [Name in 'reached' | 'standing' | 'asked']: number };

export function guideRuns({ sql, buffer, db }: Context): GuideRuns {
  /** What waits to be written: a batch of many who follow one guide is a few rows, and none of them twice. */
  const waiting = new Map<string, Row & Sums>();

  return {
    note(place, { reached = 0, standing = 0, asked = 0 }) {
      const { commune, campaign, guide, step, day } = place;
      const key = JSON.stringify([commune, campaign, guide, step, day]);
      const known = waiting.get(key);
      if (known !== undefined) {
        known.reached += reached;
        known.standing += standing;
        known.asked += asked;
        return;
      }
      const row = { commune, campaign, guide, step, day, reached, standing, asked };
      waiting.set(key, row);
      buffer.write('guide_run', add, row);
    },
    async of(commune, campaign, span) {
      await buffer.flush('guide_run');
      waiting.clear();
      const all = db
        .selectFrom('guide_run')
        .where('commune', '=', commune)
        .where('campaign', '=', campaign)
        .groupBy(['guide', 'step'])
        .orderBy('guide')
        .orderBy('step')
        .select(({ fn }) => [
          'guide',
          'step',
          fn.sum<number>('reached').as('reached'),
          fn.sum<number>('standing').as('standing'),
          fn.sum<number>('asked').as('asked'),
        ]);
      const query = span ? all.where('day', '>=', span.from).where('day', '<=', span.through) : all;
      return (await sql.run(query.compile())).rows.map(({ guide, step, ...counts }) => ({
        guide,
        step,
        // PostgreSQL adds up to a number of any length, which comes as text.
        reached: Number(counts.reached),
        standing: Number(counts.standing),
        asked: Number(counts.asked),
      }));
    },
  };
}
