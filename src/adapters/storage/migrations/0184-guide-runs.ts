import type { Migration } from '../migrate.ts';

/** Numbers only: whose runs they are is nowhere. `step` is empty for the guide itself. */
export const guideRuns: Migration = {
  name: '0184-guide-runs',
  ddl: `
    CREATE TABLE guide_run (
      commune {text} NOT NULL, campaign {text} NOT NULL, guide {text} NOT NULL, step {text} NOT NULL,
      day {text} NOT NULL, reached {int} NOT NULL, standing {int} NOT NULL, asked {int} NOT NULL,
      PRIMARY KEY (commune, campaign, guide, step, day)
    ) {short};
  `,
};
