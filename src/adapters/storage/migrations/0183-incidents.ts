import type { Migration } from '../migrate.ts';

export const incidents: Migration = {
  name: '0183-incidents',
  ddl: `
    CREATE TABLE incident (
      id {text} NOT NULL PRIMARY KEY, number {int} NOT NULL, commune {text} NOT NULL, kind {text} NOT NULL,
      account {text} NOT NULL, at {int} NOT NULL, found_at {int} NOT NULL, whose {blob} NOT NULL, words {blob} NOT NULL,
      told_at {int}, told {blob}, closed_at {int}, closed {blob}, look_at {int}
    ) {table};
    CREATE UNIQUE INDEX incident_number ON incident (commune, number);
    CREATE INDEX incident_look ON incident (commune, look_at) WHERE look_at IS NOT NULL;
  `,
};
