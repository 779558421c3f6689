import type { Migration } from '../migrate.ts';

/**
 * What recording a long list costs. A row that is added can only bring its person's first moment forward and their proof
 * up, so nothing is read for it; a row that is written and not changed counts nothing. Rows without a citizen ID, which
 * may be met by name, have an index of their own.
 */
const place = 'commune, campaign';
const day = (at: string) => `(${at} + 25200000) / 86400000`;
const tally = `ON CONFLICT (${place}, unit, metric, proof) DO UPDATE SET entries = tally.entries + excluded.entries`;
const dayTally = `ON CONFLICT (${place}, unit, day, metric, proof)
  DO UPDATE SET entries = day_tally.entries + excluded.entries`;
const sooner = (min: string, max: string) => `ON CONFLICT (${place}, metric, person) DO UPDATE SET
    first_at = ${min}(attainment.first_at, excluded.first_at), proof = ${max}(attainment.proof, excluded.proof)
  WHERE attainment.first_at > excluded.first_at OR attainment.proof < excluded.proof`;

const differs = ['commune', 'campaign', 'unit', 'metric', 'person', 'proof', 'at', 'live']
  .map((name) => `OLD.${name} <> NEW.${name}`)
  .join(' OR ');
const countRow = (row: 'OLD' | 'NEW', n: number) => `
  INSERT INTO tally (${place}, unit, metric, proof, entries)
    SELECT ${row}.commune, ${row}.campaign, ${row}.unit, ${row}.metric, ${row}.proof, ${n} WHERE ${row}.live = 1
    ${tally};
  INSERT INTO day_tally (${place}, unit, day, metric, proof, entries)
    SELECT ${row}.commune, ${row}.campaign, ${row}.unit, ${day(`${row}.at`)}, ${row}.metric, ${row}.proof, ${n}
    WHERE ${row}.live = 1
    ${dayTally};`;
const isPerson = (row: string, table: string) =>
  ['commune', 'campaign', 'metric', 'person']
    .map((name) => `${table}.${name} = ${row}.${name}`)
    .join(' AND ');
const countPerson = (row: 'OLD' | 'NEW') => `
  DELETE FROM attainment WHERE ${isPerson(row, 'attainment')}
    AND NOT EXISTS (SELECT 1 FROM achievement a WHERE a.live = 1 AND ${isPerson(row, 'a')});
  INSERT INTO attainment (${place}, metric, person, first_at, proof)
    SELECT a.commune, a.campaign, a.metric, a.person, min(a.at), max(a.proof) FROM achievement a
    WHERE a.live = 1 AND ${isPerson(row, 'a')} GROUP BY a.commune, a.campaign, a.metric, a.person
    ON CONFLICT (${place}, metric, person) DO UPDATE SET first_at = excluded.first_at, proof = excluded.proof
    WHERE attainment.first_at <> excluded.first_at OR attainment.proof <> excluded.proof;`;

export const lighterCounters: Migration = {
  name: '0105-lighter-counters',
  ddl: `
    CREATE INDEX entry_unidentified ON entry (commune, campaign, unit, name_fold) WHERE citizen_id IS NULL;
  `,
  only: {
    sqlite: `
      DROP TRIGGER achievement_added;
      DROP TRIGGER achievement_changed;
      CREATE TRIGGER achievement_added AFTER INSERT ON achievement WHEN NEW.live = 1 BEGIN
        ${countRow('NEW', 1)}
        INSERT INTO attainment (${place}, metric, person, first_at, proof)
          VALUES (NEW.commune, NEW.campaign, NEW.metric, NEW.person, NEW.at, NEW.proof)
          ${sooner('min', 'max')};
      END;
      CREATE TRIGGER achievement_changed AFTER UPDATE ON achievement WHEN ${differs} BEGIN
        ${countRow('OLD', -1)} ${countRow('NEW', 1)} ${countPerson('OLD')} ${countPerson('NEW')} END;
    `,
    postgres: `
      CREATE OR REPLACE FUNCTION achievement_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO tally (${place}, unit, metric, proof, entries)
          SELECT ${place}, unit, metric, proof, count(*) FROM new_rows WHERE live = 1 GROUP BY 1, 2, 3, 4, 5
          ORDER BY 1, 2, 3, 4, 5
          ${tally};
        INSERT INTO day_tally (${place}, unit, day, metric, proof, entries)
          SELECT ${place}, unit, ${day('at')}, metric, proof, count(*) FROM new_rows WHERE live = 1
          GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
          ${dayTally};
        INSERT INTO attainment (${place}, metric, person, first_at, proof)
          SELECT ${place}, metric, person, min(at), max(proof) FROM new_rows WHERE live = 1 GROUP BY 1, 2, 3, 4
          ORDER BY 1, 2, 3, 4
          ${sooner('least', 'greatest')};
        RETURN NULL;
      END $$;
    `,
  },
};
