import type { Migration } from '../migrate.ts';

/**
 * A tip does not say any more when its reporter is asked again: a row of its own does, which names no tip. A key of a
 * desk is used from when somebody else has confirmed it; those in use until now were confirmed by being used.
 */
export const desk: Migration = {
  name: '0125-desk',
  ddl: `
    CREATE TABLE tip_follow_up (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, contact {blob} NOT NULL, due {int} NOT NULL
    ) {short};
    CREATE INDEX tip_follow_up_due ON tip_follow_up (commune, due);
    ALTER TABLE tip DROP COLUMN follow_up;

    ALTER TABLE tip ADD COLUMN sealed_up_to {int};
    ALTER TABLE tip ADD COLUMN proposed {int} NOT NULL DEFAULT 0;
    ALTER TABLE desk_key ADD COLUMN confirmed {int};
    ALTER TABLE desk_key ADD COLUMN confirmer {text};
    UPDATE desk_key SET confirmed = at;
  `,
};
