import type { GuideRuns } from '../../../ports/tables/guide-runs.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

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

/** Added up first, since PostgreSQL touches no row twice in one statement, and in one order, so that nobody waits crosswise. */
const add = statement(
  columns,
  `INSERT INTO guide_run (commune, campaign, guide, step, day, reached, standing, asked)
   SELECT r.commune, r.campaign, r.guide, r.step, r.day, sum(r.reached), sum(r.standing), sum(r.asked) FROM {rows}
   WHERE true GROUP BY r.commune, r.campaign, r.guide, r.step, r.day
   ORDER BY r.commune, r.campaign, r.guide, r.step, r.day
   ON CONFLICT (commune, campaign, guide, step, day) DO UPDATE SET reached = guide_run.reached + excluded.reached,
     standing = guide_run.standing + excluded.standing, asked = guide_run.asked + excluded.asked`,
);

export const guideRuns = ({ sql, buffer, db }: Context): GuideRuns => ({
  note({ commune, campaign, guide, step, day }, { reached = 0, standing = 0, asked = 0 }) {
    buffer.write('guide_run', add, { commune, campaign, guide, step, day, reached, standing, asked });
  },
  async of(commune, campaign, span) {
    await buffer.flush('guide_run');
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
});
