import type { Migration } from '../migrate.ts';

export const jobs: Migration = {
  name: '0030-jobs',
  ddl: `
    CREATE TABLE job (
      id {text} NOT NULL PRIMARY KEY, kind {text} NOT NULL, channel {text} NOT NULL, address {text} NOT NULL,
      language {text} NOT NULL, args {blob} NOT NULL, at {int} NOT NULL, not_before {int} NOT NULL,
      state {text} NOT NULL DEFAULT 'waiting'
        CHECK (state = 'waiting' OR state = 'running' OR state = 'done' OR state = 'failed' OR state = 'cancelled'),
      epoch {int} NOT NULL DEFAULT 0, attempts {int} NOT NULL DEFAULT 0, done {int}, total {int},
      settled_at {int}, reason {text}
    ) {hot};
    CREATE INDEX job_open ON job (kind, at, id) WHERE state IN ('waiting', 'running');
    CREATE INDEX job_settled ON job (settled_at) WHERE settled_at IS NOT NULL;
  `,
};
