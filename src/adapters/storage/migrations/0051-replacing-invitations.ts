import type { Migration } from '../migrate.ts';

export const replacingInvitations: Migration = {
  name: '0051-replacing-invitations',
  ddl: `
    ALTER TABLE invitation ADD COLUMN replaces {int} NOT NULL DEFAULT 0;
  `,
};
