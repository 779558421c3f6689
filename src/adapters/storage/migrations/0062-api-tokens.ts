import type { Migration } from '../migrate.ts';

/** Tokens of systems that read totals: digests only. */
export const apiTokens: Migration = {
  name: '0062-api-tokens',
  ddl: `
    CREATE TABLE api_token (
      digest {blob} NOT NULL PRIMARY KEY, name {text} NOT NULL, communes {text}, since {int} NOT NULL,
      expires {int} NOT NULL, revoked_at {int}
    ) {table};
  `,
};
