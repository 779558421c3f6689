import type { Migration } from '../migrate.ts';

export const closings: Migration = {
  name: '0004-closings',
  ddl: `
    CREATE TABLE closing (
      commune {text} NOT NULL, campaign {text} NOT NULL, phase {text} NOT NULL, at {int} NOT NULL,
      figures {text} NOT NULL, hash {text} NOT NULL,
      PRIMARY KEY (commune, campaign, phase)
    ) {table};
  `,
};
