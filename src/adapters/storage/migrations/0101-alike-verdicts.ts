import type { Migration } from '../migrate.ts';

export const alikeVerdicts: Migration = {
  name: '0101-alike-verdicts',
  ddl: `
    CREATE TABLE alike_verdict (
      commune {text} NOT NULL, campaign {text} NOT NULL, one {text} NOT NULL, other {text} NOT NULL,
      verdict {text} NOT NULL, actor {text} NOT NULL, at {int} NOT NULL,
      PRIMARY KEY (commune, campaign, one, other)
    ) {short};
  `,
};
