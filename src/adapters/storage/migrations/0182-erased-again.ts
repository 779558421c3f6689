import type { Migration } from '../migrate.ts';

/** What was erased says how to erase it once more, so that a backup of before does not bring it back. */
export const erasedAgain: Migration = {
  name: '0182-erased-again',
  ddl: `
    ALTER TABLE erasure ADD COLUMN redo {text};
    CREATE INDEX erasure_redo ON erasure (at) WHERE redo IS NOT NULL;
  `,
};
