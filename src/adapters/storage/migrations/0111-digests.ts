import type { Migration } from '../migrate.ts';

export const digests: Migration = {
  name: '0111-digests',
  ddl: `
    CREATE TABLE digest (
      account {text} NOT NULL, commune {text} NOT NULL, every {text} NOT NULL, clock {text} NOT NULL,
      next_at {int} NOT NULL, since {int} NOT NULL,
      PRIMARY KEY (account, commune)
    ) {short};
    CREATE INDEX digest_due ON digest (next_at);
  `,
};
