import type { Migration } from '../migrate.ts';

/** What units report besides their lists, and what became of it. */
export const reporting: Migration = {
  name: '0041-reporting',
  ddl: `
    CREATE TABLE stated (
      commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL, subject {text} NOT NULL,
      at {int} NOT NULL, value {int}, source {text}, as_of {text}, actor {text} NOT NULL,
      PRIMARY KEY (commune, campaign, unit, subject, at)
    ) {short};

    CREATE TABLE evidence (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL,
      obligation {text} NOT NULL, kind {text} NOT NULL, album {text} NOT NULL, media {text}, link {blob},
      state {text} NOT NULL, sha256 {text}, look {text}, actor {text} NOT NULL, at {int} NOT NULL
    ) {table};
    CREATE INDEX evidence_unit ON evidence (commune, campaign, unit, at, id);
    CREATE INDEX evidence_prints ON evidence (commune, campaign, at, id) WHERE sha256 IS NOT NULL;

    CREATE TABLE difficulty (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL,
      text {blob} NOT NULL, actor {text} NOT NULL, at {int} NOT NULL,
      answer {blob}, answered_by {text}, answered_at {int}
    ) {table};
    CREATE INDEX difficulty_unit ON difficulty (commune, campaign, unit, at, id);

    CREATE TABLE history (
      id {id}, subject {text} NOT NULL, at {int} NOT NULL, actor {text} NOT NULL, action {text} NOT NULL, detail {blob}
    ) {table};
    CREATE INDEX history_subject ON history (subject, id);

    CREATE TABLE spot_check (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text} NOT NULL, seed {text} NOT NULL,
      actor {text} NOT NULL, at {int} NOT NULL
    ) {table};
    CREATE INDEX spot_check_campaign ON spot_check (commune, campaign, at, id);
    CREATE TABLE spot_item (
      spot_check {text} NOT NULL REFERENCES spot_check (id), n {int} NOT NULL, entry {text} NOT NULL,
      unit {text} NOT NULL, outcome {text}, reason {text}, actor {text}, at {int},
      PRIMARY KEY (spot_check, n)
    ) {short};

    CREATE TABLE handed (
      id {text} NOT NULL PRIMARY KEY, commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL,
      class {text} NOT NULL, name {text} NOT NULL, person {blob} NOT NULL, likeness {blob} NOT NULL,
      actor {text} NOT NULL, at {int} NOT NULL, outcome {text}, settled_by {text}, settled_at {int}
    ) {table};
    CREATE UNIQUE INDEX handed_once ON handed (commune, campaign, unit, likeness);

    ALTER TABLE entry ADD COLUMN left_at {int};
    ALTER TABLE entry ADD COLUMN left_reason {text};
    ALTER TABLE entry ADD COLUMN helper {blob};
    ALTER TABLE entry ADD COLUMN helper_digest {blob};
    ALTER TABLE achievement ADD COLUMN rejected {text};
    CREATE INDEX entry_helper ON entry (commune, campaign, unit, helper_digest) WHERE helper_digest IS NOT NULL;
    ALTER TABLE submission ADD COLUMN retracted_at {int};
    ALTER TABLE conversation ADD COLUMN focus {text};
  `,
};
