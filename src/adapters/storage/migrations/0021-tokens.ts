import type { Migration } from '../migrate.ts';

export const tokens: Migration = {
  name: '0021-tokens',
  ddl: `
    CREATE TABLE token (account {text} NOT NULL PRIMARY KEY, kept {blob} NOT NULL, version {int} NOT NULL) {table};
  `,
};
