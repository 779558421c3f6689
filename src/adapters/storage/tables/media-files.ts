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
  },
  `INSERT INTO media (id, channel, address, account, commune, ref, name, purpose, about, state, attempts, not_before,
     sha256, size, type, at, purge_at) {values} ON CONFLICT DO NOTHING`,
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
  },
  `UPDATE media SET state = r.state, reason = r.reason, not_before = coalesce(r.not_before, media.not_before),
     sha256 = r.sha256, size = r.size, type = r.type
   FROM {rows} WHERE media.id = r.id AND media.state || '' = 'wanted'`,
);

const find = statement({ id: 'text' }, 'SELECT m.* FROM {rows} JOIN media m ON m.id = r.id').returning<Row>();

const findSame = question(
  { commune: 'text', sha256: 'text' },
  'SELECT * FROM media WHERE commune = {commune} AND sha256 = {sha256} ORDER BY at, id',
).returning<Row>();

const findExpired = question(
  { now: 'int', limit: 'int' },
  `SELECT id FROM media WHERE state = 'stored' AND purge_at IS NOT NULL AND purge_at <= {now}
   ORDER BY purge_at, id LIMIT {limit}`,
).returning<{ readonly id: string }>();

const forget = statement(
  { id: 'text' },
  `UPDATE media SET state = 'removed', ref = NULL, name = NULL, about = NULL FROM {rows} WHERE media.id = r.id`,
);

type Row = Schema['media'];
const nothing = { reason: null, not_before: null, sha256: null, size: null, type: null };

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
    add({ id, channel, address, account, commune, name, purpose, about, at, purgeAt, sha256, size, type }) {
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
        const { sha256, size, type } = to;
        buffer.write('media', settle, { ...row, sha256, size, type }, id);
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
    async expired(now, limit) {
      await buffer.flush('media');
      return (await sql.ask(findExpired, { now, limit })).rows.map(({ id }) => id);
    },
    async removed(gone) {
      await buffer.flush('media');
      await sql.each(
        forget,
        gone.map((id) => ({ id })),
      );
    },
  };
};

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
    ...(row.purge_at !== null && { purgeAt: row.purge_at as Instant }),
  };
}
