import type { Migration } from '../migrate.ts';

export const media: Migration = {
  name: '0040-media',
  ddl: `
    CREATE TABLE media (
      id {text} NOT NULL PRIMARY KEY,
      channel {text} NOT NULL, address {text} NOT NULL, account {text} NOT NULL, commune {text} NOT NULL,
      ref {blob}, name {blob}, purpose {text} NOT NULL, about {blob},
      state {text} NOT NULL, reason {text}, attempts {int} NOT NULL, not_before {int} NOT NULL,
      sha256 {text}, size {int}, type {text},
      at {int} NOT NULL, purge_at {int}
    ) {hot};
    CREATE INDEX media_wanted ON media (not_before, id) WHERE state = 'wanted';
    CREATE INDEX media_purged ON media (purge_at, id) WHERE state = 'stored' AND purge_at IS NOT NULL;
    CREATE INDEX media_same ON media (commune, sha256, at, id) WHERE sha256 IS NOT NULL;
  `,
};
