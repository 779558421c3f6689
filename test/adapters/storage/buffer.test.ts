import { expect, test } from 'vitest';
import { createBuffer } from '../../../src/adapters/storage/buffer.ts';
import { type Sql, statement } from '../../../src/adapters/storage/sql.ts';
import { StaleVersion } from '../../../src/ports/store.ts';

const set = statement({ name: 'text', at: 'int' }, 'INSERT INTO mark (name, at) {values}');
const drop = statement({ name: 'text' }, 'DELETE FROM mark WHERE name IN (SELECT name FROM {rows})');
const note = statement({ text: 'text' }, 'INSERT INTO audit (text) {values}');
const strict = statement({ name: 'text' }, 'UPDATE mark {rows}', { stale: 'lost' });

/** Writes down what would be sent. */
function createLog(count = (rows: number) => rows) {
  const log: string[] = [];
  const sql: Pick<Sql, 'dialect' | 'each'> = {
    dialect: 'sqlite',
    async each({ text }, rows) {
      log.push(`${text.sqlite.slice(0, 6)} ${rows.map((row) => Object.values(row).join(':')).join(' ')}`);
      return { rows: [], count: count(rows.length) };
    },
  };
  return { log, buffer: createBuffer(sql) };
}

test('rows of one statement go out together, tables in their own order', async () => {
  const { log, buffer } = createLog();
  buffer.write('audit', note, { text: 'a' });
  buffer.write('mark', set, { name: 'x', at: 1 });
  buffer.write('audit', note, { text: 'b' });
  buffer.write('mark', set, { name: 'y', at: 2 });
  await buffer.flush();
  expect(log).toEqual(['INSERT x:1 y:2', 'INSERT a b']);
});

test('a read sends only what waits for its table', async () => {
  const { log, buffer } = createLog();
  buffer.write('audit', note, { text: 'a' });
  buffer.write('mark', set, { name: 'x', at: 1 });
  await buffer.flush('mark');
  expect(log).toEqual(['INSERT x:1']);
  await buffer.flush();
  await buffer.flush();
  expect(log).toEqual(['INSERT x:1', 'INSERT a']);
});

test('writes that meet in one row keep their order', async () => {
  const { log, buffer } = createLog();
  buffer.write('mark', set, { name: 'x', at: 1 }, 'x');
  buffer.write('mark', set, { name: 'y', at: 1 }, 'y');
  buffer.write('mark', set, { name: 'x', at: 2 }, 'x');
  buffer.write('mark', drop, { name: 'x' }, 'x');
  buffer.write('mark', set, { name: 'x', at: 3 }, 'x');
  await buffer.flush();
  expect(log).toEqual(['INSERT x:1 y:1', 'INSERT x:2', 'DELETE x', 'INSERT x:3']);
});

test('where every row must be written, one that was not is a lost race', async () => {
  const { buffer } = createLog((rows) => rows - 1);
  buffer.write('mark', strict, { name: 'x' });
  await expect(buffer.flush()).rejects.toThrow(new StaleVersion('lost'));
});
