import type { Migration } from '../migrate.ts';

/** Links from the chat into pages, and the browsers that opened one. Neither holds a token, only its digest. */
export const web: Migration = {
  name: '0060-web',
  ddl: `
    CREATE TABLE web_link (
      digest {blob} NOT NULL PRIMARY KEY, account {text} NOT NULL, commune {text} NOT NULL, page {text} NOT NULL,
      args {text} NOT NULL, expires {int} NOT NULL, used_at {int}
    ) {table};
    CREATE INDEX web_link_age ON web_link (expires);
    CREATE TABLE web_session (
      digest {blob} NOT NULL PRIMARY KEY, account {text} NOT NULL, commune {text} NOT NULL, page {text} NOT NULL,
      args {text} NOT NULL, since {int} NOT NULL, expires {int} NOT NULL
    ) {table};
    CREATE INDEX web_session_age ON web_session (expires);
  `,
};
