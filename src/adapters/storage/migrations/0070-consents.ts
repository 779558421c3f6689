import type { Migration } from '../migrate.ts';

export const consents: Migration = {
  name: '0070-consents',
  ddl: `
    CREATE TABLE consent (
      id {text} NOT NULL PRIMARY KEY, account {text} NOT NULL, commune {text} NOT NULL, campaign {text} NOT NULL,
      purpose {text} NOT NULL, notice {text} NOT NULL, channel {text} NOT NULL, at {int} NOT NULL,
      for_other {int} NOT NULL, entry {text}, unit {text}, taken_back_at {int}
    ) {table};
    CREATE INDEX consent_account ON consent (account, commune);
    CREATE INDEX consent_age ON consent (commune, at);

    CREATE TABLE case_group (
      account {text} NOT NULL, commune {text} NOT NULL, campaign {text} NOT NULL, kind {text} NOT NULL,
      at {int} NOT NULL,
      PRIMARY KEY (commune, campaign, account)
    ) {short};

    ALTER TABLE entry ADD COLUMN erased_at {int};
  `,
};
