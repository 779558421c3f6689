import type { Migration } from '../migrate.ts';

export const extensions: Migration = {
  name: '0003-extensions',
  ddl: `
    CREATE TABLE extension (
      commune {text} NOT NULL, campaign {text} NOT NULL, obligation {text} NOT NULL, at {int} NOT NULL,
      due {int} NOT NULL, reason {text} NOT NULL, actor {text} NOT NULL,
      PRIMARY KEY (commune, campaign, obligation, at)
    ) {short};
  `,
};
