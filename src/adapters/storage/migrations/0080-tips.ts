import type { Migration } from '../migrate.ts';

/** Everything that is text here is meant to be read by anybody; everything sealed is bytes. */
export const tips: Migration = {
  name: '0080-tips',
  ddl: `
    CREATE TABLE tip (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text} NOT NULL, lookup {text} NOT NULL,
      public_key {text} NOT NULL, state {text} NOT NULL, outcome {text}, received {int} NOT NULL, since {int} NOT NULL,
      due {int}, follow_up {int}, handled {text}, waits {text} NOT NULL, quiet {int} NOT NULL DEFAULT 0, version {int} NOT NULL,
      content {blob} NOT NULL, identity {blob}, relay {blob}
    ) {short};
    CREATE UNIQUE INDEX tip_lookup ON tip (lookup);
    CREATE INDEX tip_commune ON tip (commune, state, since);

    CREATE TABLE tip_message (
      id {text} NOT NULL PRIMARY KEY, tip {text} NOT NULL REFERENCES tip (id), author {text} NOT NULL,
      kind {text} NOT NULL, at {int} NOT NULL, place {int} NOT NULL, body {blob} NOT NULL
    ) {short};
    CREATE UNIQUE INDEX tip_message_place ON tip_message (tip, place);

    CREATE TABLE tip_file (
      id {text} NOT NULL PRIMARY KEY, tip {text} NOT NULL REFERENCES tip (id), bytes {int} NOT NULL
    ) {short};
    CREATE INDEX tip_file_tip ON tip_file (tip);

    CREATE TABLE desk_key (
      commune {text} NOT NULL, public_key {text} NOT NULL, label {text} NOT NULL, spare {int} NOT NULL,
      actor {text} NOT NULL, at {int} NOT NULL, retired {int}, PRIMARY KEY (commune, public_key)
    ) {short};

    CREATE TABLE desk_act (
      id {id}, commune {text} NOT NULL, at {int} NOT NULL, actor {text} NOT NULL, action {text} NOT NULL, tip {text},
      reason {blob}
    ) {table};
    CREATE INDEX desk_act_commune ON desk_act (commune, id);

    CREATE TABLE tip_block (
      commune {text} NOT NULL, handle {text} NOT NULL, until {int} NOT NULL, actor {text} NOT NULL,
      PRIMARY KEY (commune, handle)
    ) {short};

    CREATE TABLE tip_figure (
      commune {text} NOT NULL, campaign {text} NOT NULL, month {text} NOT NULL, act {text} NOT NULL,
      outcome {text} NOT NULL, tips {int} NOT NULL, tenths {int} NOT NULL,
      PRIMARY KEY (commune, campaign, month, act, outcome)
    ) {short};

    CREATE TABLE tip_purge (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, lookup {text} NOT NULL, state {text} NOT NULL,
      outcome {text}, day {text} NOT NULL, because {text} NOT NULL, parts {int} NOT NULL, files {int} NOT NULL,
      bytes {int} NOT NULL
    ) {short};
    CREATE UNIQUE INDEX tip_purge_lookup ON tip_purge (lookup);

    CREATE INDEX outbox_private ON outbox (id) WHERE kind = 'private';
  `,
  only: {
    sqlite: `
      CREATE TRIGGER desk_act_no_update BEFORE UPDATE ON desk_act
        BEGIN SELECT RAISE(ABORT, 'the log of the desk is append-only'); END;
      CREATE TRIGGER desk_act_no_delete BEFORE DELETE ON desk_act
        BEGIN SELECT RAISE(ABORT, 'the log of the desk is append-only'); END;
    `,
    postgres: `
      CREATE FUNCTION desk_act_is_append_only() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION 'the log of the desk is append-only'; END $$;
      CREATE TRIGGER desk_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON desk_act
        FOR EACH STATEMENT EXECUTE FUNCTION desk_act_is_append_only();
    `,
  },
};
