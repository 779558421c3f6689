import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { EXPORTED, type Line } from './line.ts';

/** Rows read at a time; whoever writes to the bot meanwhile waits some milliseconds. */
const CHUNK = 500;

/**
 * Every row as of one moment, as text of whole lines. Reads by a connection of its own, beside the process that has the
 * file, which goes on writing.
 */
export async function* sqliteRows(file: string): AsyncGenerator<string> {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    db.exec('PRAGMA trusted_schema = OFF; BEGIN');
    const names = new Set(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
    for (const table of EXPORTED.filter((name) => names.has(name))) {
      let lines = '';
      let count = 0;
      for (const row of db.prepare(`SELECT * FROM "${table}"`).iterate()) {
        lines += `{"table":"${table}","row":${JSON.stringify(row, bytesAsHex)}}\n`;
        if (++count % CHUNK > 0) continue;
        yield lines;
        lines = '';
        await setImmediate();
      }
      if (lines !== '') yield lines;
    }
  } finally {
    db.close();
  }
}

/** A Buffer has made itself `{ type, data }` before a replacer sees it; the row that holds it still has it. */
function bytesAsHex(this: unknown, key: string, value: unknown): Line['row'][string] {
  const given = (this as Readonly<Record<string, unknown>>)[key];
  return given instanceof Uint8Array
    ? `\\x${Buffer.from(given).toString('hex')}`
    : (value as Line['row'][string]);
}
