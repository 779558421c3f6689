import pg from 'pg';
import { ceilingTables } from './ceiling-tables.ts';
import type { Side } from './side.ts';
import { type SyntheticUpdate, syntheticUpdate } from './synthetic-update.ts';

/** The five statements of one batch as one, over arrays: nothing is said to the server more than once. */
const BATCH = `
  WITH j AS MATERIALIZED (
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
      $8::text[], $9::text[], $10::text[]) AS t (id, now, chat, state, data, unit, metric, detail, key, payload)),
  see AS (INSERT INTO inbox SELECT 'c', id, now FROM j ON CONFLICT DO NOTHING RETURNING id),
  k AS (SELECT j.* FROM j JOIN see USING (id)),
  move AS (
    INSERT INTO chat SELECT DISTINCT ON (chat) 'c', chat, state, data::jsonb, 1, now FROM k ORDER BY chat, id DESC
    ON CONFLICT (channel, id) DO UPDATE SET state = excluded.state, data = excluded.data, version = chat.version + 1,
      at = excluded.at),
  confirm AS (
    INSERT INTO confirmation (phase, unit, metric, person, value, at) SELECT 1, unit, metric, id, 1, now FROM k
    ON CONFLICT (phase, unit, metric, person) DO UPDATE SET value = excluded.value),
  trace AS (
    INSERT INTO trace (at, actor, action, entity, entity_id, detail)
    SELECT now, chat::text, 'confirm', 'unit', unit::text, detail::jsonb FROM k),
  say AS (
    INSERT INTO answer (key, channel, chat, payload, not_before, at)
    SELECT key, 'c', chat, payload::jsonb, now, now FROM k ON CONFLICT DO NOTHING)
  SELECT count(*) FROM see`;

const COLUMNS = ['id', 'now', 'chat', 'state', 'data', 'unit', 'metric', 'detail', 'key', 'payload'] as const;

/** The most that this server gives to one connection: one statement and one commit for each batch. */
export const postgresCeiling = (newUrl: () => Promise<string>): Side => ({
  async open(batch) {
    const client = new pg.Client(await newUrl());
    await client.connect();
    await client.query(ceilingTables('postgres'));
    const values = (updates: readonly SyntheticUpdate[]) =>
      COLUMNS.map((column) => updates.map((update) => update[column]));

    return {
      async run(updates) {
        const all = Array.from({ length: updates }, (_, n) => syntheticUpdate(n));
        for (let n = 0; n < updates; n += batch) {
          await client.query({ name: 'batch', text: BATCH, values: values(all.slice(n, n + batch)) });
        }
      },
      close: () => client.end(),
    };
  },
});
