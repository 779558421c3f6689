import type { Migration } from '../migrate.ts';

export const delivery: Migration = {
  name: '0010-delivery',
  ddl: `
    ALTER TABLE outbox ADD COLUMN tries {int} NOT NULL DEFAULT 0;
    ALTER TABLE outbox ADD COLUMN piece {int} NOT NULL DEFAULT 0;
    ALTER TABLE outbox ADD COLUMN doubtful {int} NOT NULL DEFAULT 0;
    CREATE INDEX outbox_undelivered ON outbox (channel, not_before)
      WHERE (state = 'unknown' OR state = 'failed');

    CREATE TABLE button (name {text} NOT NULL PRIMARY KEY, token {text} NOT NULL, at {int} NOT NULL) {short};
    CREATE INDEX button_age ON button (at);
  `,
};
