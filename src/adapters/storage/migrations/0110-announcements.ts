import type { Migration } from '../migrate.ts';

/** An empty unit is the whole commune. */
export const announcements: Migration = {
  name: '0110-announcements',
  ddl: `
    CREATE TABLE chat_group (
      channel {text} NOT NULL, address {text} NOT NULL, commune {text} NOT NULL, unit {text} NOT NULL,
      actor {text} NOT NULL, at {int} NOT NULL,
      PRIMARY KEY (channel, address)
    ) {short};
    CREATE INDEX chat_group_commune ON chat_group (commune);

    CREATE TABLE bulletin (
      key {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text} NOT NULL, at {int} NOT NULL,
      state {text} NOT NULL, words {text}, reason {text}
    ) {short};
    CREATE INDEX bulletin_campaign ON bulletin (commune, campaign, at);
    CREATE INDEX bulletin_due ON bulletin (at) WHERE state = 'planned';

    CREATE TABLE bulletin_copy (
      bulletin {text} NOT NULL, channel {text} NOT NULL, address {text} NOT NULL, unit {text} NOT NULL,
      audience {text} NOT NULL, state {text} NOT NULL, reason {text},
      PRIMARY KEY (bulletin, channel, address)
    ) {short};
    CREATE INDEX bulletin_copy_queued ON bulletin_copy (bulletin) WHERE state = 'queued';

    CREATE INDEX consent_standing ON consent (commune, purpose) WHERE taken_back_at IS NULL;
  `,
};
