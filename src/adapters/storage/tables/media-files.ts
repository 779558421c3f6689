import type { Instant } from '../../../core/time/instant.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { FileState, MediaFile, MediaFiles } from '../../../ports/tables/media-files.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { question, statement } from '../sql.ts';

const add = statement(
  {
    id: 'text',
    channel: 'text',
    address: 'text',
    account: 'text',
    commune: 'text',
    ref: 'blob?',
    name: 'blob?',
    purpose: 'text',
    about: 'blob?',
    state: 'text',
    attempts: 'int',
    not_before: 'int',
    sha256: 'text?',
    size: 'int?',
    type: 'text?',
    at: 'int',
    purge_at: 'int?',
    content: 'text?',
  },
  `INSERT INTO media (id, channel, address, account, commune, ref, name, purpose, about, state, attempts, not_before,
     sha256, size, type, at, purge_at, content) {values} ON CONFLICT DO NOTHING`,
);

const take = question(
  { now: 'int', until: 'int', limit: 'int' },
  `UPDATE media SET not_before = {until}, attempts = attempts + 1 WHERE state = 'wanted' AND id IN (
     SELECT id FROM media WHERE state = 'wanted' AND not_before <= {now} ORDER BY not_before, id LIMIT {limit})
   RETURNING *`,
).returning<Row>();

const settle = statement(
  {
    id: 'text',
    state: 'text',
    reason: 'text?',
    not_before: 'int?',
    sha256: 'text?',
    size: 'int?',
    type: 'text?',
    content: 'text?',
  },
  `UPDATE media SET state = r.state, reason = r.reason, not_before = coalesce(r.not_before, media.not_before),
     sha256 = r.sha256, size = r.size, type = r.type, content = r.content
   FROM {rows} WHERE media.id = r.id AND media.state || '' = 'wanted'`,
);

const find = statement({ id: 'text' }, 'SELECT m.* FROM {rows} JOIN media m ON m.id = r.id').returning<Row>();

const findSame = question(
  { commune: 'text', sha256: 'text' },
  'SELECT * FROM media WHERE commune = {commune} AND sha256 = {sha256} ORDER BY at, id',
).returning<Row>();

const expire = statement(
  { id: 'text', at: 'int' },
  `UPDATE media SET purge_at = r.at FROM {rows}
   WHERE media.id = r.id AND (media.purge_at IS NULL OR media.purge_at > r.at)`,
);

const findExpired = question(
  { now: 'int', limit: 'int' },
  `SELECT id FROM media WHERE state = 'stored' AND purge_at IS NOT NULL AND purge_at <= {now}
   ORDER BY purge_at, id LIMIT {limit}`,
).returning<{ readonly id: string }>();

const forget = statement(
  { id: 'text' },
  `UPDATE media SET state = 'removed', ref = NULL, name = NULL, about = NULL, content = NULL
   FROM {rows} WHERE media.id = r.id`,
);

const findNames = statement(
  { id: 'text' },
  `SELECT coalesce(m.content, m.id) AS name FROM {rows} JOIN media m ON m.id = r.id AND m.state = 'stored'`,
).returning<{ readonly name: string }>();

const lock = statement(
  { name: 'text' },
  `SELECT pg_advisory_xact_lock(hashtextextended('media ' || r.name, 0)) FROM {rows}`,
);

const findUnheld = statement(
  { name: 'text' },
  `WITH r AS (SELECT * FROM {rows}) SELECT r.name FROM r
   WHERE NOT EXISTS (SELECT 1 FROM media m WHERE m.content = r.name AND m.state = 'stored')
     AND NOT EXISTS (SELECT 1 FROM media m WHERE m.id = r.name AND m.state = 'stored' AND m.content IS NULL)
     AND NOT EXISTS (SELECT 1 FROM tip_file f WHERE f.id = r.name)`,
).returning<{ readonly name: string }>();

const move = question(
  { from: 'text', to: 'text' },
  `UPDATE media SET content = {to}
   WHERE state = 'stored' AND (content = {from} OR (id = {from} AND content IS NULL))`,
);

const findOne = question(
  { name: 'text' },
  `SELECT id FROM media WHERE state = 'stored' AND (content = {name} OR (id = {name} AND content IS NULL))
   LIMIT 1`,
).returning<{ readonly id: string }>();

type Row = Schema['media'];
const nothing = { reason: null, not_before: null, sha256: null, size: null, type: null, content: null };

export const mediaFiles = ({ sql, buffer, cipher, ids }: Context): MediaFiles => {
  const seal = (id: string, column: string, plain: string | undefined) =>
    plain === undefined ? null : cipher.seal(placeOf(id, column), plain);
  const sealed = (id: string, { name, about }: Pick<MediaFile, 'name' | 'about'>) => ({
    name: seal(id, 'name', name),
    about: seal(id, 'about', about && JSON.stringify(about)),
  });

  return {
    want({ channel, address, account, commune, ref, name, purpose, about, at, purgeAt }) {
      const id = ids();
      const who = { channel, address, account, commune };
      buffer.write('media', add, {
        id,
        ...who,
        ...nothing,
        ref: seal(id, 'ref', ref),
        ...sealed(id, { ...(name && { name }), ...(about && { about }) }),
        purpose,
        state: 'wanted',
        attempts: 0,
        not_before: at,
        at,
        purge_at: purgeAt ?? null,
      });
      return id;
    },
    add({ id, channel, address, account, commune, name, purpose, about, at, purgeAt, ...bytes }) {
      const { sha256, size, type, content } = bytes;
      const who = { channel, address, account, commune };
      buffer.write('media', add, {
        id,
        ...who,
        ref: null,
        ...sealed(id, { ...(name && { name }), ...(about && { about }) }),
        purpose,
        state: 'stored',
        attempts: 0,
        not_before: at,
        sha256,
        size,
        type,
        at,
        purge_at: purgeAt ?? null,
        content,
      });
    },
    async take(now, until, limit) {
      await buffer.flush('media');
      const { rows } = await sql.ask(take, { now, until, limit });
      // The order of RETURNING is anybody's.
      return rows.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map((row) => toFile(cipher, row));
    },
    settle(id, to) {
      const row = { id, ...nothing, state: to.state };
      if (to.state === 'stored') {
        const { sha256, size, type, content } = to;
        buffer.write('media', settle, { ...row, sha256, size, type, content }, id);
      } else if (to.state === 'wanted') {
        buffer.write('media', settle, { ...row, not_before: to.notBefore, reason: to.reason }, id);
      } else buffer.write('media', settle, { ...row, reason: to.reason }, id);
    },
    async of(wanted) {
      await buffer.flush('media');
      const { rows } = await sql.each(
        find,
        [...new Set(wanted)].map((id) => ({ id })),
      );
      const files = new Map(rows.map((row) => [row.id, toFile(cipher, row)]));
      return wanted.map((id) => files.get(id)).filter((file) => file !== undefined);
    },
    async withHash(commune, sha256) {
      await buffer.flush('media');
      return (await sql.ask(findSame, { commune, sha256 })).rows.map((row) => toFile(cipher, row));
    },
    expire(over, at) {
      for (const id of over) buffer.write('media', expire, { id, at }, id);
    },
    async expired(now, limit) {
      await buffer.flush('media');
      return (await sql.ask(findExpired, { now, limit })).rows.map(({ id }) => id);
    },
    hold,
    async release(gone) {
      await buffer.flush('media');
      const rows = gone.map((id) => ({ id }));
      const names = (await sql.each(findNames, rows)).rows.map(({ name }) => name);
      await hold(names);
      await sql.each(forget, rows);
      return unheld(names);
    },
    async unheld(names) {
      await buffer.flush('media');
      return unheld(names);
    },
    async rename(from, to) {
      await buffer.flush('media');
      await hold([from, to]);
      await sql.ask(move, { from, to });
    },
    async knows(name) {
      await buffer.flush('media');
      return (await sql.ask(findOne, { name })).rows.length > 0;
    },
  };

  /** On SQLite nobody else is in a transaction. In one order, so that two do not wait for each other. */
  async function hold(names: readonly string[]): Promise<void> {
    if (sql.dialect === 'sqlite') return;
    await sql.each(lock, rowsOf(names));
  }

  async function unheld(names: readonly string[]): Promise<readonly string[]> {
    return (await sql.each(findUnheld, rowsOf(names))).rows.map(({ name }) => name);
  }
};

const rowsOf = (names: readonly string[]) => [...new Set(names)].toSorted().map((name) => ({ name }));

export const placeOf = (id: string, column: string): string => `media.${column}:${id}`;

function toFile(cipher: Cipher, row: Row): MediaFile {
  const open = (column: 'ref' | 'name' | 'about'): string | undefined =>
    row[column] === null ? undefined : cipher.open(placeOf(row.id, column), row[column]);
  const name = open('name');
  const about = open('about');
  return {
    id: row.id,
    channel: row.channel,
    address: row.address,
    account: row.account,
    commune: row.commune,
    ref: open('ref') ?? '',
    purpose: row.purpose,
    state: row.state as FileState,
    attempts: row.attempts,
    at: row.at as Instant,
    ...(name !== undefined && { name }),
    ...(about !== undefined && { about: JSON.parse(about) as Record<string, string> }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.sha256 !== null && { sha256: row.sha256 }),
    ...(row.size !== null && { size: row.size }),
    ...(row.type !== null && { type: row.type }),
    ...(row.state === 'stored' && { content: row.content ?? row.id }),
    ...(row.purge_at !== null && { purgeAt: row.purge_at as Instant }),
  };
}
