import Database from 'better-sqlite3';
import pg from 'pg';
import { readContent } from '../src/read-content.ts';

/** The plan whose targets ask for the most windows of time: three phases, and what was done before the last one. */
const found = readContent().catalogue.communes.get('yen-tho');
const campaign = found?.campaigns[0];
if (found === undefined || campaign === undefined) throw new Error('no plan to measure with');
export const content = found;
export const plan = campaign;

const START = Date.parse('2023-03-31T08:00:00+07:00');
const DAYS = 92;
export const LAST_DAY = '2023-06-30';
/** Somebody stands in the lists with three things achieved, on the average. */
const EACH = 3;

const units = content.units.map(({ id }) => id);
const metrics = campaign.metrics.map(({ id }) => id);
/** What the numbers of rows are looked up in. */
const names = `
  CREATE TEMPORARY TABLE fill_unit (k INTEGER PRIMARY KEY, id TEXT NOT NULL);
  INSERT INTO fill_unit VALUES ${units.map((id, n) => `(${n}, '${id}')`).join(', ')};
  CREATE TEMPORARY TABLE fill_metric (k INTEGER PRIMARY KEY, id TEXT NOT NULL);
  INSERT INTO fill_metric VALUES ${metrics.map((id, n) => `(${n}, '${id}')`).join(', ')};`;

/** Rows of the measurement, in the order of their key, written for either database; `%` and `/` are whole numbers in both. */
const fill = (numbers: string) => `
  INSERT INTO achievement (entry, metric, commune, campaign, unit, person, proof, at, live)
  SELECT 'e' || (s.n / ${EACH}), m.id, '${plan.commune}', '${plan.id}', u.id, 'p' || (s.n / ${EACH} / 2 * 2),
    1, ${START} + (s.n * 7919 % ${DAYS}) * 86400000, 1
  FROM ${numbers}
  JOIN fill_unit u ON u.k = (s.n / ${EACH}) % ${units.length}
  JOIN fill_metric m ON m.k = (s.n / ${EACH} + s.n % ${EACH}) % ${metrics.length}`;

/** Past the triggers and indexes, which would take an hour; the counters are counted anew afterwards. */
export function fillSqlite(file: string, rows: number): void {
  const db = new Database(file);
  db.exec(`PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; ${names}`);
  const beside = db
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN ('achievement', 'attainment')
       AND type IN ('trigger', 'index') AND sql IS NOT NULL`,
    )
    .all();
  db.exec('BEGIN');
  for (const { type, name } of beside) db.exec(`DROP ${type} ${name}`);
  // The table is kept by its key, so rows that come in the order of numbers would be put in all over it.
  db.exec(`WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n + 1 < ${rows})
    ${fill('s')} ORDER BY 1, 2`);
  for (const { sql } of beside) db.exec(sql);
  db.exec('COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

export async function fillPostgres(url: string, rows: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(names);
  const { rows: indexes } = await client.query<{ name: string; sql: string }>(
    `SELECT indexname AS name, indexdef AS sql FROM pg_indexes
     WHERE schemaname = current_schema() AND tablename = 'achievement' AND indexname <> 'achievement_pkey'`,
  );
  await client.query('SET session_replication_role = replica; SET statement_timeout = 0');
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await client.query(fill(`generate_series(0::bigint, ${rows - 1}) AS s(n)`));
  for (const { sql } of indexes) await client.query(sql);
  // Pages that are seen by all need not be looked at again by whoever reads an index alone.
  await client.query('VACUUM ANALYZE achievement');
  await client.end();
}

/** One counter says one row too many. */
const PLANT = `UPDATE tally SET entries = entries + 1 WHERE unit = '${units[0]}' AND metric = '${metrics[0]}'`;

export function plantInSqlite(file: string): void {
  const db = new Database(file);
  db.exec(PLANT);
  db.close();
}

export async function plantInPostgres(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(PLANT);
  await client.end();
}
