import type { Migration } from '../migrate.ts';

/** Where rows came from that went along with a change of units, so that they can go back. */
export const carriedRows: Migration = {
  name: '0112-carried-rows',
  ddl: `
    CREATE TABLE carried_row (
      seq {int} NOT NULL, kind {text} NOT NULL, id {text} NOT NULL, unit {text} NOT NULL, obligation {text},
      PRIMARY KEY (seq, kind, id)
    ) {short};
  `,
};
