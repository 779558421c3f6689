import { sql as raw } from 'kysely';
import type { Counters, Drift } from '../../../ports/tables/counters.ts';
import type { Context } from '../context.ts';

interface Checked {
  readonly counter: Drift['counter'];
  readonly table: string;
  readonly keys: readonly string[];
  /** What is compared, as SQL over a row of the table. */
  readonly value: string;
  /** Counters of 0 are as good as none. */
  readonly isKept: string;
  /** The same table, counted from the rows. */
  readonly counted: string;
}

const dayOf = (at: string) => `(${at} + 25200000) / 86400000`;
const rows = 'FROM achievement WHERE live = 1';
const count = (keys: readonly string[], day: string, from: string, as: string) =>
  `SELECT ${keys.map((key) => (key === 'day' ? `${dayOf(day)} AS day` : key)).join(', ')}, count(*) AS ${as} ${from}
   GROUP BY ${keys.map((_, n) => n + 1).join(', ')}`;

const TALLY = ['commune', 'campaign', 'unit', 'metric', 'proof'];
const DAY_TALLY = ['commune', 'campaign', 'unit', 'day', 'metric', 'proof'];
const ATTAINMENT = ['commune', 'campaign', 'metric', 'person'];
const PEOPLE = ['commune', 'campaign', 'metric', 'proof', 'day'];

/** In the order in which they are made: the last one is counted from the one before. */
const CHECKED: readonly Checked[] = [
  {
    counter: 'tally',
    table: 'tally',
    keys: TALLY,
    value: 'entries',
    isKept: 'entries <> 0',
    counted: count(TALLY, 'at', rows, 'entries'),
  },
  {
    counter: 'day-tally',
    table: 'day_tally',
    keys: DAY_TALLY,
    value: 'entries',
    isKept: 'entries <> 0',
    counted: count(DAY_TALLY, 'at', rows, 'entries'),
  },
  {
    counter: 'attainment',
    table: 'attainment',
    keys: ATTAINMENT,
    value: "cast(first_at AS {text}) || '/' || cast(proof AS {text})",
    isKept: '1 = 1',
    counted: `SELECT ${ATTAINMENT.join(', ')}, min(at) AS first_at, max(proof) AS proof ${rows} GROUP BY 1, 2, 3, 4`,
  },
  {
    counter: 'people-tally',
    table: 'people_tally',
    keys: PEOPLE,
    value: 'people',
    isKept: 'people <> 0',
    counted: count(PEOPLE, 'first_at', 'FROM attainment', 'people'),
  },
];

export const counters = ({ sql, db, buffer }: Context): Counters => {
  /** Every row is read, and an operator waits for it. */
  async function takeTime(): Promise<void> {
    await buffer.flush();
    if (sql.dialect === 'postgres') await sql.exec('SET LOCAL statement_timeout = 0');
  }

  return {
    async drift(limit) {
      await takeTime();
      const found: Drift[] = [];
      for (const { counter, table, keys, value, isKept, counted } of CHECKED) {
        const text = value.replaceAll('{text}', 'text');
        const of = keys.map((key) => `cast(${key} AS text)`).join(` || ' ' || `);
        const names = keys.join(', ');
        // Added up and not joined: a full join without an index of both sides compares each with each.
        const query = raw<{ of: string; kept: string | null; counted: string | null }>`
        SELECT ${raw.raw(of)} AS "of", cast(max(kept) AS text) AS kept, cast(max(counted) AS text) AS counted
        FROM (SELECT ${raw.raw(names)}, ${raw.raw(text)} AS kept, NULL AS counted
              FROM ${raw.raw(table)} WHERE ${raw.raw(isKept)}
              UNION ALL SELECT ${raw.raw(names)}, NULL, ${raw.raw(text)} FROM (${raw.raw(counted)}) n) b
        GROUP BY ${raw.raw(names)}
        HAVING max(kept) IS NULL OR max(counted) IS NULL OR max(kept) <> max(counted)
        ORDER BY 1 LIMIT ${limit - found.length}`;
        const answer = await sql.run(query.compile(db));
        for (const row of answer.rows) {
          found.push({ counter, of: row.of, kept: row.kept ?? undefined, counted: row.counted ?? undefined });
        }
        if (found.length >= limit) break;
      }
      return found;
    },

    async rebuild() {
      await takeTime();
      for (const { table } of CHECKED) await sql.exec(`DELETE FROM ${table}`);
      for (const { table, counted } of CHECKED) {
        // Triggers count who comes into the attainments; they would be counted twice.
        await sql.exec(`DELETE FROM people_tally; INSERT INTO ${table} ${counted}`);
      }
    },
  };
};
