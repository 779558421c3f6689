import type { Migration } from '../migrate.ts';

/**
 * Counters that every total is read from, kept by triggers, which neither an import nor a statement by hand can
 * forget. `tally` and `day_tally` count rows (lượt); `attainment` is one person and one metric over all lists, and
 * `people_tally` counts those (người) by the strongest proof and the first day. Counts are never below 0; a row of 0
 * may stay. A day is one of Việt Nam's: it has one time zone, and no summer time since 1975.
 */
const day = (at: string) => `(${at} + 25200000) / 86400000`;

const place = 'commune, campaign';
const live = (rows: string, n: number) =>
  `SELECT ${place}, unit, metric, proof, ${day('at')} AS day, ${n} AS n FROM ${rows} WHERE live = 1`;
const person = (rows: string) => `SELECT ${place}, metric, person FROM ${rows}`;
const reached = (rows: string, n: number) =>
  `SELECT ${place}, metric, proof, ${day('first_at')} AS day, ${n} AS n FROM ${rows}`;

const add = {
  tally: `ON CONFLICT (${place}, unit, metric, proof) DO UPDATE SET entries = tally.entries + excluded.entries`,
  day: `ON CONFLICT (${place}, unit, day, metric, proof) DO UPDATE SET entries = day_tally.entries + excluded.entries`,
  people: `ON CONFLICT (${place}, metric, proof, day) DO UPDATE SET people = people_tally.people + excluded.people`,
  person: `ON CONFLICT (${place}, metric, person) DO UPDATE SET first_at = excluded.first_at, proof = excluded.proof
    WHERE attainment.first_at <> excluded.first_at OR attainment.proof <> excluded.proof`,
};

/** SQLite: row by row, OLD and NEW in place of a table. */
const rowOf = (row: string, n: number) => `
  INSERT INTO tally (${place}, unit, metric, proof, entries)
    SELECT ${row}.commune, ${row}.campaign, ${row}.unit, ${row}.metric, ${row}.proof, ${n} WHERE ${row}.live = 1
    ${add.tally};
  INSERT INTO day_tally (${place}, unit, day, metric, proof, entries)
    SELECT ${row}.commune, ${row}.campaign, ${row}.unit, ${day(`${row}.at`)}, ${row}.metric, ${row}.proof, ${n}
    WHERE ${row}.live = 1
    ${add.day};`;
const isPerson = (row: string, table: string) =>
  ['commune', 'campaign', 'metric', 'person']
    .map((name) => `${table}.${name} = ${row}.${name}`)
    .join(' AND ');
const personOf = (row: string) => `
  DELETE FROM attainment WHERE ${isPerson(row, 'attainment')}
    AND NOT EXISTS (SELECT 1 FROM achievement a WHERE a.live = 1 AND ${isPerson(row, 'a')});
  INSERT INTO attainment (${place}, metric, person, first_at, proof)
    SELECT a.commune, a.campaign, a.metric, a.person, min(a.at), max(a.proof) FROM achievement a
    WHERE a.live = 1 AND ${isPerson(row, 'a')} GROUP BY a.commune, a.campaign, a.metric, a.person
    ${add.person};`;
const reachedOf = (row: string, n: number) => `
  INSERT INTO people_tally (${place}, metric, proof, day, people)
    VALUES (${row}.commune, ${row}.campaign, ${row}.metric, ${row}.proof, ${day(`${row}.first_at`)}, ${n})
    ${add.people};`;

/** PostgreSQL: once a statement, over all rows that it touched, in one order, so that two never wait for each other. */
const entriesFunction = (name: string, delta: string, touched: string) => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO tally (${place}, unit, metric, proof, entries)
      SELECT ${place}, unit, metric, proof, sum(n) FROM (${delta}) d GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0
      ORDER BY 1, 2, 3, 4, 5
      ${add.tally};
    INSERT INTO day_tally (${place}, unit, day, metric, proof, entries)
      SELECT ${place}, unit, day, metric, proof, sum(n) FROM (${delta}) d GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0
      ORDER BY 1, 2, 3, 4, 5, 6
      ${add.day};
    DELETE FROM attainment t USING (${touched}) k WHERE ${isPerson('k', 't')}
      AND NOT EXISTS (SELECT 1 FROM achievement a WHERE a.live = 1 AND ${isPerson('k', 'a')});
    INSERT INTO attainment (${place}, metric, person, first_at, proof)
      SELECT a.commune, a.campaign, a.metric, a.person, min(a.at), max(a.proof)
      FROM (${touched}) k JOIN achievement a ON a.live = 1 AND ${isPerson('k', 'a')}
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
      ${add.person};
    RETURN NULL;
  END $$;`;
const peopleFunction = (name: string, delta: string) => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO people_tally (${place}, metric, proof, day, people)
      SELECT ${place}, metric, proof, day, sum(n) FROM (${delta}) d GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0
      ORDER BY 1, 2, 3, 4, 5
      ${add.people};
    RETURN NULL;
  END $$;`;
const trigger = (table: string, event: string, name: string, rows: string) => `
  CREATE TRIGGER ${name} AFTER ${event} ON ${table} REFERENCING ${rows} FOR EACH STATEMENT EXECUTE FUNCTION ${name}();`;
const both = (of: typeof live) => `${of('old_rows', -1)} UNION ALL ${of('new_rows', 1)}`;

export const counters: Migration = {
  name: '0061-counters',
  ddl: `
    CREATE TABLE tally (
      commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL, metric {text} NOT NULL,
      proof {int} NOT NULL, entries {int} NOT NULL,
      PRIMARY KEY (commune, campaign, unit, metric, proof)
    ) {short};
    CREATE TABLE day_tally (
      commune {text} NOT NULL, campaign {text} NOT NULL, unit {text} NOT NULL, day {int} NOT NULL,
      metric {text} NOT NULL, proof {int} NOT NULL, entries {int} NOT NULL,
      PRIMARY KEY (commune, campaign, unit, day, metric, proof)
    ) {short};
    CREATE TABLE attainment (
      commune {text} NOT NULL, campaign {text} NOT NULL, metric {text} NOT NULL, person {text} NOT NULL,
      first_at {int} NOT NULL, proof {int} NOT NULL,
      PRIMARY KEY (commune, campaign, metric, person)
    ) {short};
    CREATE TABLE people_tally (
      commune {text} NOT NULL, campaign {text} NOT NULL, metric {text} NOT NULL, proof {int} NOT NULL,
      day {int} NOT NULL, people {int} NOT NULL,
      PRIMARY KEY (commune, campaign, metric, proof, day)
    ) {short};
    INSERT INTO tally SELECT ${place}, unit, metric, proof, count(*) FROM achievement WHERE live = 1
      GROUP BY ${place}, unit, metric, proof;
    INSERT INTO day_tally SELECT ${place}, unit, ${day('at')}, metric, proof, count(*) FROM achievement WHERE live = 1
      GROUP BY ${place}, unit, ${day('at')}, metric, proof;
    INSERT INTO attainment SELECT ${place}, metric, person, min(at), max(proof) FROM achievement WHERE live = 1
      GROUP BY ${place}, metric, person;
    INSERT INTO people_tally SELECT ${place}, metric, proof, ${day('first_at')}, count(*) FROM attainment
      GROUP BY ${place}, metric, proof, ${day('first_at')};
  `,
  only: {
    sqlite: `
      CREATE TRIGGER achievement_added AFTER INSERT ON achievement BEGIN
        ${rowOf('NEW', 1)} ${personOf('NEW')} END;
      CREATE TRIGGER achievement_changed AFTER UPDATE ON achievement BEGIN
        ${rowOf('OLD', -1)} ${rowOf('NEW', 1)} ${personOf('OLD')} ${personOf('NEW')} END;
      CREATE TRIGGER achievement_deleted AFTER DELETE ON achievement BEGIN
        ${rowOf('OLD', -1)} ${personOf('OLD')} END;
      CREATE TRIGGER attainment_added AFTER INSERT ON attainment BEGIN ${reachedOf('NEW', 1)} END;
      CREATE TRIGGER attainment_changed AFTER UPDATE ON attainment BEGIN
        ${reachedOf('OLD', -1)} ${reachedOf('NEW', 1)} END;
      CREATE TRIGGER attainment_deleted AFTER DELETE ON attainment BEGIN ${reachedOf('OLD', -1)} END;
    `,
    postgres: `
      ${entriesFunction('achievement_added', live('new_rows', 1), `${person('new_rows')} GROUP BY 1, 2, 3, 4`)}
      ${entriesFunction('achievement_changed', both(live), `${person('old_rows')} UNION ${person('new_rows')}`)}
      ${entriesFunction('achievement_deleted', live('old_rows', -1), `${person('old_rows')} GROUP BY 1, 2, 3, 4`)}
      ${peopleFunction('attainment_added', reached('new_rows', 1))}
      ${peopleFunction('attainment_changed', both(reached))}
      ${peopleFunction('attainment_deleted', reached('old_rows', -1))}
      ${['achievement', 'attainment']
        .map(
          (table) => `
      ${trigger(table, 'INSERT', `${table}_added`, 'NEW TABLE AS new_rows')}
      ${trigger(table, 'UPDATE', `${table}_changed`, 'OLD TABLE AS old_rows NEW TABLE AS new_rows')}
      ${trigger(table, 'DELETE', `${table}_deleted`, 'OLD TABLE AS old_rows')}`,
        )
        .join('')}
    `,
  },
};
