import type { Migration } from '../migrate.ts';

export const rosters: Migration = {
  name: '0031-rosters',
  ddl: `
    CREATE TABLE roster (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL,
      account {text} NOT NULL, origin {text} NOT NULL, file {blob}, digest {blob} NOT NULL, common {text} NOT NULL,
      summary {blob}, state {text} NOT NULL DEFAULT 'open'
        CHECK (state = 'open' OR state = 'recorded' OR state = 'dropped'),
      revision {int} NOT NULL DEFAULT 1, at {int} NOT NULL, changed_at {int} NOT NULL
    ) {table};
    CREATE UNIQUE INDEX roster_open ON roster (account, commune, campaign, unit, digest) WHERE state = 'open';
    CREATE INDEX roster_age ON roster (changed_at);

    CREATE TABLE roster_part (
      roster {text} NOT NULL REFERENCES roster (id), n {int} NOT NULL, rows {blob} NOT NULL,
      PRIMARY KEY (roster, n)
    ) {table};
  `,
};
