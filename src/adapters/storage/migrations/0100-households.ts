import type { Migration } from '../migrate.ts';

export const households: Migration = {
  name: '0100-households',
  ddl: `
    CREATE TABLE household (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL,
      who {blob} NOT NULL, likeness {blob} NOT NULL, counts {text} NOT NULL, actor {text} NOT NULL, at {int} NOT NULL
    ) {table};
    CREATE UNIQUE INDEX household_once ON household (commune, campaign, unit, likeness);
  `,
};
