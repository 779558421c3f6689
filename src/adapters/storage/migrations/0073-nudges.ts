import type { Migration } from '../migrate.ts';

/** The guide "*" stands for somebody who wants no reminders. */
export const nudges: Migration = {
  name: '0073-nudges',
  ddl: `
    CREATE TABLE nudge (
      channel {text} NOT NULL, address {text} NOT NULL, guide {text} NOT NULL, at {int} NOT NULL, state {text} NOT NULL,
      PRIMARY KEY (channel, address, guide)
    ) {short};
    CREATE INDEX nudge_due ON nudge (channel, at) WHERE state = 'waiting';
  `,
};
