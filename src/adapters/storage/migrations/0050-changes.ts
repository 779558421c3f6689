import type { Migration } from '../migrate.ts';

/** Extensions become changes like any other, so that whoever follows the one follows the other. */
export const changes: Migration = {
  name: '0050-changes',
  ddl: `
    CREATE TABLE change (
      seq {int} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text}, at {int} NOT NULL,
      actor {text} NOT NULL, what {text} NOT NULL
    ) {table};
    CREATE TABLE proposal (
      id {text} NOT NULL PRIMARY KEY, account {text} NOT NULL, commune {text} NOT NULL, at {int} NOT NULL,
      what {text} NOT NULL
    ) {table};
    CREATE INDEX proposal_age ON proposal (at);
    CREATE TABLE carried (
      seq {int} NOT NULL, entry {text} NOT NULL, unit {text} NOT NULL, gave {text},
      PRIMARY KEY (seq, entry)
    ) {short};
  `,
  only: {
    sqlite: `
      INSERT INTO change (seq, commune, campaign, at, actor, what)
        SELECT row_number() OVER (ORDER BY at, commune, campaign, obligation), commune, campaign, at, actor,
          json_object('type', 'deadline-extended', 'obligation', obligation, 'due', due, 'reason', reason)
        FROM extension;
      DROP TABLE extension;
    `,
    postgres: `
      INSERT INTO change (seq, commune, campaign, at, actor, what)
        SELECT row_number() OVER (ORDER BY at, commune, campaign, obligation), commune, campaign, at, actor,
          json_build_object('type', 'deadline-extended', 'obligation', obligation, 'due', due, 'reason', reason)::text
        FROM extension;
      DROP TABLE extension;
    `,
  },
};
