import Database from 'better-sqlite3';
import { ceilingTables } from './ceiling-tables.ts';
import type { Side } from './side.ts';
import { syntheticUpdate } from './synthetic-update.ts';

const STATEMENTS = {
  see: `INSERT INTO inbox VALUES ('c', ?, ?) ON CONFLICT DO NOTHING`,
  move: `INSERT INTO chat VALUES ('c', ?, ?, ?, 1, ?) ON CONFLICT (channel, id)
    DO UPDATE SET state = excluded.state, data = excluded.data, version = version + 1, at = excluded.at`,
  confirm: `INSERT INTO confirmation (phase, unit, metric, person, value, at) VALUES (1, ?, ?, ?, 1, ?)
    ON CONFLICT (phase, unit, metric, person) DO UPDATE SET value = excluded.value`,
  trace: `INSERT INTO trace (at, actor, action, entity, entity_id, detail) VALUES (?, ?, 'confirm', 'unit', ?, ?)`,
  say: `INSERT INTO answer (key, channel, chat, payload, not_before, at) VALUES (?, 'c', ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`,
};

/** The most that this disk and better-sqlite3 give: five prepared statements for each update, one commit for each batch. */
export const sqliteCeiling = (newFile: () => string): Side => ({
  async open(batch) {
    const db = new Database(newFile());
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000;');
    db.exec(ceilingTables('sqlite'));
    const begin = db.prepare('BEGIN IMMEDIATE');
    const commit = db.prepare('COMMIT');
    const [see, move, confirm, trace, say] = Object.values(STATEMENTS).map((text) => db.prepare(text)) as [
      Database.Statement,
      Database.Statement,
      Database.Statement,
      Database.Statement,
      Database.Statement,
    ];

    return {
      async run(updates) {
        const all = Array.from({ length: updates }, (_, n) => syntheticUpdate(n));
        for (let n = 0; n < updates; n += batch) {
          begin.run();
          for (const update of all.slice(n, n + batch)) {
            const { id, now, chat, state, data, unit, metric, detail, key, payload } = update;
            see.run(id, now);
            move.run(chat, state, data, now);
            confirm.run(unit, metric, id, now);
            trace.run(now, String(chat), String(unit), detail);
            say.run(key, chat, payload, now, now);
          }
          commit.run();
        }
      },
      async close() {
        db.close();
      },
    };
  },
});
