import type { Migration } from '../migrate.ts';

export const help: Migration = {
  name: '0072-help',
  ddl: `
    CREATE TABLE help_request (
      id {text} NOT NULL PRIMARY KEY, number {int} NOT NULL, commune {text} NOT NULL, unit {text},
      account {text} NOT NULL, at {int} NOT NULL, way {text} NOT NULL, about {text}, problem {blob}, place {blob},
      suits {text}, phone {blob}, state {text} NOT NULL, helper {text}, claimed_at {int}, visit_on {text},
      closed_at {int}, rating {text}, climbed {int} NOT NULL, look_at {int}
    ) {table};
    CREATE UNIQUE INDEX help_request_number ON help_request (commune, number);
    CREATE INDEX help_request_account ON help_request (account, commune);
    CREATE INDEX help_request_waiting ON help_request (commune, at) WHERE closed_at IS NULL;
    CREATE INDEX help_request_look ON help_request (commune, look_at) WHERE look_at IS NOT NULL;

    CREATE TABLE help_message (
      id {id}, request {text} NOT NULL REFERENCES help_request (id), at {int} NOT NULL, actor {text} NOT NULL,
      words {blob} NOT NULL
    ) {table};
    CREATE INDEX help_message_request ON help_message (request, id);
  `,
};
