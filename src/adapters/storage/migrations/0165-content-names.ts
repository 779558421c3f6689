import type { Migration } from '../migrate.ts';

/** Bytes have a name that is made of them, and several rows may refer to it. Those that were there keep theirs. */
export const contentNames: Migration = {
  name: '0165-content-names',
  ddl: `
    ALTER TABLE media ADD COLUMN content {text};
    CREATE INDEX media_content ON media (content) WHERE content IS NOT NULL;
  `,
};
