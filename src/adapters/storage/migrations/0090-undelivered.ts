import type { Migration } from '../migrate.ts';

/** What ran out of time did not arrive either, and its reason can be asked for. */
export const undelivered: Migration = {
  name: '0090-undelivered',
  ddl: `
    DROP INDEX outbox_undelivered;
    CREATE INDEX outbox_undelivered ON outbox (channel, not_before)
      WHERE (state = 'unknown' OR state = 'failed' OR state = 'expired');
  `,
};
