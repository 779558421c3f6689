import type { Migration } from '../migrate.ts';

/** Where three or more are listed, OR: for IN, SQLite would build a little table each time a row is written. */
export const first: Migration = {
  name: '0001-first',
  ddl: `
    CREATE TABLE inbox (
      channel {text} NOT NULL, key {text} NOT NULL, at {int} NOT NULL, error {text},
      PRIMARY KEY (channel, key)
    ) {short};
    CREATE INDEX inbox_age ON inbox (at) WHERE error IS NULL;

    CREATE TABLE conversation (
      channel {text} NOT NULL, address {text} NOT NULL, account {text} NOT NULL, language {text} NOT NULL,
      dialogue {blob} NOT NULL, version {int} NOT NULL,
      PRIMARY KEY (channel, address)
    ) {hot};
    CREATE INDEX conversation_account ON conversation (account);

    CREATE TABLE role_grant (
      id {id}, account {text} NOT NULL, role {text} NOT NULL, commune {text} NOT NULL, unit {text} NOT NULL,
      starts {int} NOT NULL, ends {int}
    ) {table};
    CREATE UNIQUE INDEX role_grant_open ON role_grant (account, commune, unit, role) WHERE ends IS NULL;
    CREATE INDEX role_grant_account ON role_grant (account);
    CREATE INDEX role_grant_holders ON role_grant (commune, role, unit);

    CREATE TABLE invitation (
      digest {blob} NOT NULL PRIMARY KEY, commune {text} NOT NULL, unit {text}, role {text} NOT NULL,
      expires {int} NOT NULL, actor {text} NOT NULL, used_by {text}, used_at {int}
    ) {table};

    CREATE TABLE person (id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, citizen_digest {blob}) {short};
    CREATE UNIQUE INDEX person_citizen ON person (commune, citizen_digest) WHERE citizen_digest IS NOT NULL;

    CREATE TABLE entry (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL,
      person {text} NOT NULL REFERENCES person (id),
      name {text} NOT NULL, name_fold {text} NOT NULL, citizen_id {blob}, phone {blob}, phone_digest {blob},
      address {blob}, address_digest {blob}, plates {blob}, birth_year {blob}, details {text} NOT NULL,
      proof {int} NOT NULL, actor {text} NOT NULL, at {int} NOT NULL, changed_by {text} NOT NULL,
      changed_at {int} NOT NULL, withdrawn_at {int}
    ) {table};
    CREATE UNIQUE INDEX entry_list ON entry (commune, campaign, unit, person) WHERE withdrawn_at IS NULL;
    CREATE INDEX entry_name ON entry (commune, campaign, unit, name_fold);
    CREATE INDEX entry_person ON entry (person, commune, campaign, unit);

    CREATE TABLE achievement (
      entry {text} NOT NULL REFERENCES entry (id), metric {text} NOT NULL,
      commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL, person {text} NOT NULL,
      proof {int} NOT NULL, at {int} NOT NULL, live {int} NOT NULL,
      PRIMARY KEY (entry, metric)
    ) {short};
    CREATE INDEX achievement_tally ON achievement (commune, campaign, unit, metric, proof, at) WHERE live = 1;
    CREATE INDEX achievement_people ON achievement (commune, campaign, metric, person, proof, at) WHERE live = 1;

    CREATE TABLE submission (
      commune {text} NOT NULL, campaign {text} NOT NULL, obligation {text} NOT NULL, unit {text} NOT NULL,
      first_complete_at {int} NOT NULL, last_changed_at {int} NOT NULL, nil {int} NOT NULL, actor {text} NOT NULL,
      PRIMARY KEY (commune, campaign, obligation)
    ) {short};

    CREATE TABLE reminder (
      key {text} NOT NULL PRIMARY KEY, obligation {text} NOT NULL, commune {text} NOT NULL, campaign {text} NOT NULL,
      unit {text} NOT NULL, rung {text} NOT NULL, at {int} NOT NULL, state {text} NOT NULL, reason {text}
    ) {table};
    CREATE INDEX reminder_campaign ON reminder (commune, campaign, at);

    CREATE TABLE outbox (
      id {id}, key {text} NOT NULL UNIQUE, channel {text} NOT NULL, address {text} NOT NULL, kind {text} NOT NULL,
      rank {int} NOT NULL, language {text} NOT NULL, say {blob} NOT NULL, reminder {text}, not_before {int} NOT NULL,
      expires {int}, state {text} NOT NULL DEFAULT 'pending'
        CHECK (state = 'pending' OR state = 'sending' OR state = 'sent' OR state = 'unknown' OR state = 'failed'
          OR state = 'cleared' OR state = 'expired'),
      attempts {int} NOT NULL DEFAULT 0, epoch {int} NOT NULL DEFAULT 0, provider_id {text}, settled_at {int},
      reason {text}
    ) {hot};
    CREATE INDEX outbox_ready ON outbox (channel, rank, id) WHERE state = 'pending';
    CREATE INDEX outbox_chat ON outbox (channel, address, rank, id) WHERE state IN ('pending', 'sending');
    CREATE INDEX outbox_due ON outbox (channel, not_before) WHERE state = 'pending';
    CREATE INDEX outbox_expires ON outbox (channel, expires) WHERE state = 'pending' AND expires IS NOT NULL;
    CREATE INDEX outbox_done ON outbox (not_before)
      WHERE (state = 'sent' OR state = 'cleared' OR state = 'expired');

    CREATE TABLE lease (
      name {text} NOT NULL PRIMARY KEY, epoch {int} NOT NULL, owner {text} NOT NULL, at {int} NOT NULL
    ) {short};
    CREATE TABLE mark (name {text} NOT NULL PRIMARY KEY, at {int} NOT NULL) {short};
    CREATE TABLE meta (name {text} NOT NULL PRIMARY KEY, value {blob} NOT NULL) {short};

    CREATE TABLE audit (
      id {id}, at {int} NOT NULL, actor {text} NOT NULL, action {text} NOT NULL, subject {text} NOT NULL, detail {text}
    ) {table};
    CREATE INDEX audit_subject ON audit (subject, id);
  `,
  only: {
    sqlite: `
      CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
      CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
    `,
    postgres: `
      CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$;
      CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
    `,
  },
};
