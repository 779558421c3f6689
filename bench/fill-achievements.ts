import Database from 'better-sqlite3';
import pg from 'pg';
import { readContent } from '../src/read-content.ts';

/** The plan with the most metrics; its units and days. */
const content = readContent().catalogue.communes.get('loc-hoa');
const campaign = content?.campaigns[0];
if (content === undefined || campaign === undefined) throw new Error('no plan to measure with');
export const commune = content;
export const plan = campaign;

const START = Date.parse('2025-03-15T08:00:00+07:00');
const DAYS = 78;
/** Somebody stands in the lists with three things achieved, on the average. */
const EACH = 3;

const units = content.units.map(({ id }) => id);
const metrics = campaign.metrics.map(({ id }) => id);
const listed = (ids: readonly string[]) => ids.map((id, n) => `(${n}, '${id}')`).join(', ');

const columns = 'entry, metric, commune, campaign, unit, person, proof, at, live';
/** Row n of the measurement, written for either database; `%` and `/` are whole numbers in both. */
const select = (n: string) => `
  SELECT 'e' || (${n} / ${EACH}), m.id, '${commune.commune.id}', '${plan.id}', u.id, 'p' || (${n} / ${EACH} / 2 * 2 % 100000000),
    1, ${START} + (${n} * 7919 % ${DAYS}) * 86400000, 1`;
const joins = (n: string) => `
  JOIN (SELECT column1 AS k, column2 AS id FROM (VALUES ${listed(units)})) u ON u.k = (${n} / ${EACH}) % ${units.length}
  JOIN (SELECT column1 AS k, column2 AS id FROM (VALUES ${listed(metrics)})) m ON m.k = (${n} / ${EACH} + ${n} % ${EACH}) % ${metrics.length}`;

/** Past the triggers, which would take minutes; the counters are counted anew afterwards. */
export function fillSqlite(file: string, rows: number): void {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('achievement', 'attainment')",
    )
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(`WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n + 1 < ${rows})
    INSERT INTO achievement (${columns}) ${select('s.n')} FROM s ${joins('s.n')}`);
  for (const { sql } of triggers) db.exec(sql);
  db.exec('ANALYZE');
  db.close();
}

export async function fillPostgres(url: string, rows: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('SET session_replication_role = replica');
  await client.query(
    `INSERT INTO achievement (${columns}) ${select('s.n')} FROM generate_series(0, ${rows - 1}) AS s(n) ${joins('s.n')}`,
  );
  await client.query('ANALYZE achievement');
  await client.end();
}
