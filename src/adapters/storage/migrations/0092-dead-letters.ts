import type { Migration } from '../migrate.ts';

export const deadLetters: Migration = {
  name: '0092-dead-letters',
  ddl: `
    CREATE TABLE dead_letter (
      channel {text} NOT NULL, key {text} NOT NULL, address {text} NOT NULL, at {int} NOT NULL, reason {text} NOT NULL,
      message {blob}, wanted {int} NOT NULL DEFAULT 0, PRIMARY KEY (channel, key)
    ) {short};
    CREATE INDEX dead_letter_age ON dead_letter (at);
    CREATE INDEX dead_letter_wanted ON dead_letter (at) WHERE wanted = 1;
  `,
};
