import type { Migration } from '../migrate.ts';

export const acknowledgements: Migration = {
  name: '0002-acknowledgements',
  ddl: `
    CREATE TABLE acknowledgement (
      commune {text} NOT NULL, campaign {text} NOT NULL, obligation {text} NOT NULL, at {int} NOT NULL,
      actor {text} NOT NULL, unit {text} NOT NULL, kind {text} NOT NULL, until {int},
      PRIMARY KEY (commune, campaign, obligation, at, actor)
    ) {short};
  `,
};
