import type { Migration } from '../migrate.ts';

export const presence: Migration = {
  name: '0020-presence',
  ddl: `
    ALTER TABLE conversation ADD COLUMN heard_at {int};
    ALTER TABLE conversation ADD COLUMN left_at {int};
  `,
};
