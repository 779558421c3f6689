import type { Migration } from '../migrate.ts';

export const villages: Migration = {
  name: '0120-villages',
  ddl: `
    CREATE TABLE village (
      account {text} NOT NULL, commune {text} NOT NULL, unit {text} NOT NULL, at {int} NOT NULL,
      PRIMARY KEY (account, commune)
    ) {table};
    CREATE INDEX village_at ON village (commune, at);
  `,
};
