import type { Migration } from '../migrate.ts';

/** Whoever led before this had no end; the owner was a process and is a place from now on. */
export const leases: Migration = {
  name: '0091-leases',
  ddl: `
    ALTER TABLE lease ADD COLUMN life {text} NOT NULL DEFAULT '';
    ALTER TABLE lease ADD COLUMN until {int} NOT NULL DEFAULT 0;
  `,
};
