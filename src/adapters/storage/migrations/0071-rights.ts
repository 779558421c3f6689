import type { Migration } from '../migrate.ts';

export const rights: Migration = {
  name: '0071-rights',
  ddl: `
    CREATE TABLE rights_request (
      id {text} NOT NULL PRIMARY KEY, number {int} NOT NULL, commune {text} NOT NULL, account {text} NOT NULL,
      kind {text} NOT NULL, at {int} NOT NULL, acknowledge_by {int} NOT NULL, due {int} NOT NULL,
      acknowledged_at {int}, settled_at {int}, state {text} NOT NULL, note {blob}, answer {blob},
      climbed {int} NOT NULL, look_at {int}
    ) {table};
    CREATE UNIQUE INDEX rights_request_number ON rights_request (commune, number);
    CREATE INDEX rights_request_account ON rights_request (account, commune);
    CREATE INDEX rights_request_look ON rights_request (commune, look_at) WHERE look_at IS NOT NULL;

    CREATE TABLE erasure (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, what {text} NOT NULL, at {int} NOT NULL,
      gone {int} NOT NULL, remaining {int} NOT NULL, digest {text} NOT NULL
    ) {table};
    CREATE INDEX erasure_commune ON erasure (commune, at);
  `,
};
