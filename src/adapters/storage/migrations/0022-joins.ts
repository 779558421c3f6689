import type { Migration } from '../migrate.ts';

export const joins: Migration = {
  name: '0022-joins',
  ddl: `
    CREATE TABLE join_code (
      id {text} NOT NULL PRIMARY KEY, digest {blob} NOT NULL UNIQUE, commune {text} NOT NULL,
      maker {text} NOT NULL, maker_channel {text} NOT NULL, maker_address {text} NOT NULL, expires {int} NOT NULL,
      taker {text}, taker_channel {text}, taker_address {text}, agreed_at {int}, ended_at {int}
    ) {table};
    CREATE INDEX join_code_maker ON join_code (maker) WHERE ended_at IS NULL;
    CREATE INDEX join_code_age ON join_code (expires);

    CREATE TABLE join_miss (id {id}, person {text} NOT NULL, at {int} NOT NULL) {table};
    CREATE INDEX join_miss_person ON join_miss (person, at);
    CREATE INDEX join_miss_age ON join_miss (at);

    CREATE TABLE account_join (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, kept {text} NOT NULL, joined {text} NOT NULL,
      actor {text} NOT NULL, at {int} NOT NULL, moved {text} NOT NULL, undone_at {int}
    ) {table};
    CREATE INDEX account_join_kept ON account_join (kept) WHERE undone_at IS NULL;
  `,
};
