import { type Kysely, sql as raw } from 'kysely';
import type { Language } from '../../../core/message/message.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { Contact } from '../../../ports/contact.ts';
import type { Job, JobDraft, Jobs, OpenJob } from '../../../ports/tables/jobs.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { question, statement } from '../sql.ts';

const add = statement(
  {
    id: 'text',
    kind: 'text',
    channel: 'text',
    address: 'text',
    language: 'text',
    args: 'blob',
    at: 'int',
    not_before: 'int',
  },
  `INSERT INTO job (id, kind, channel, address, language, args, at, not_before) {values} ON CONFLICT DO NOTHING`,
);

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  readonly address: string;
  readonly language: string;
  readonly args: Uint8Array;
  readonly at: number;
}

/** One of a kind at a time, the oldest first; one that is put off for later holds up nobody. */
const take = question(
  { now: 'int', epoch: 'int' },
  `UPDATE job SET state = 'running', epoch = {epoch}, attempts = attempts + 1, done = NULL, total = NULL
   WHERE id IN (
     SELECT j.id FROM job j
     WHERE j.state = 'waiting' AND j.not_before <= {now}
       AND NOT EXISTS (
         SELECT 1 FROM job o
         WHERE o.state IN ('waiting', 'running') AND o.kind = j.kind
           AND (o.state = 'running'
             OR (o.not_before <= {now} AND (o.at < j.at OR (o.at = j.at AND o.id < j.id)))))
       AND NOT EXISTS (SELECT 1 FROM lease WHERE name = 'jobs' AND epoch > {epoch}))
   RETURNING id, kind, channel, address, language, args, at, attempts`,
).returning<Row & { readonly attempts: number }>();

const isMine = "id = {id} AND epoch = {epoch} AND state = 'running'";

const advance = question(
  { id: 'text', epoch: 'int', done: 'int', total: 'int?' },
  `UPDATE job SET done = {done}, total = {total} WHERE ${isMine} RETURNING id`,
).returning<{ readonly id: string }>();

const end = question(
  { id: 'text', epoch: 'int', state: 'text', at: 'int', reason: 'text?' },
  `UPDATE job SET state = {state}, settled_at = {at}, reason = {reason} WHERE ${isMine} RETURNING id`,
).returning<{ readonly id: string }>();

const putOff = question(
  { id: 'text', epoch: 'int', not_before: 'int', spent: 'int', reason: 'text' },
  `UPDATE job SET state = 'waiting', not_before = {not_before}, attempts = attempts - 1 + {spent}, reason = {reason}
   WHERE ${isMine} RETURNING id`,
).returning<{ readonly id: string }>();

export const jobs = ({ sql, buffer, db, cipher }: Context): Jobs => ({
  add({ id, kind, contact, language, args, at }) {
    const { channel, address } = contact;
    const sealed = cipher.seal(placeOf(id), JSON.stringify(args));
    buffer.write('job', add, { id, kind, channel, address, language, args: sealed, at, not_before: at });
  },
  async take(now, epoch) {
    await buffer.flush('job');
    const { rows } = await sql.ask(take, { now, epoch });
    const sorted = rows.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    return sorted.map((row): Job => ({ ...toDraft(cipher, row), attempts: row.attempts }));
  },
  async advance(id, epoch, { done, total }) {
    await buffer.flush('job');
    return (await sql.ask(advance, { id, epoch, done, total: total ?? null })).rows.length > 0;
  },
  async settle(id, epoch, to) {
    await buffer.flush('job');
    const { rows } =
      to.state === 'waiting'
        ? await sql.ask(putOff, {
            id,
            epoch,
            not_before: to.notBefore,
            spent: to.spent ? 1 : 0,
            reason: to.reason,
          })
        : await sql.ask(end, {
            id,
            epoch,
            state: to.state,
            at: to.at,
            reason: to.state === 'failed' ? to.reason : null,
          });
    return rows.length > 0;
  },
  async recover(epoch) {
    await buffer.flush('job');
    return (await sql.run(orphan(db, epoch))).count;
  },
  async cancel(id, { channel, address }, at) {
    await buffer.flush('job');
    const query = db
      .updateTable('job')
      .set({ state: 'cancelled', settled_at: at })
      .where('id', '=', id)
      .where('channel', '=', channel)
      .where('address', '=', address)
      .where(isOpen);
    return (await sql.run(query.compile())).count > 0;
  },
  async openOf({ channel, address }: Contact) {
    await buffer.flush('job');
    const query = db
      .selectFrom('job')
      .selectAll()
      .where('channel', '=', channel)
      .where('address', '=', address)
      .where(isOpen)
      .orderBy('at')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map(
      (row): OpenJob => ({
        ...toDraft(cipher, row),
        state: row.state as OpenJob['state'],
        ...(row.done !== null && {
          progress: { done: row.done, ...(row.total !== null && { total: row.total }) },
        }),
      }),
    );
  },
  async prune(before, limit) {
    await buffer.flush('job');
    const old = db
      .selectFrom('job')
      .select('id')
      .where('settled_at', '<', before)
      .orderBy('settled_at')
      .limit(limit);
    return (await sql.run(db.deleteFrom('job').where('id', 'in', old).compile())).count;
  },
});

export const placeOf = (id: string): string => `job.args:${id}`;

/** As its index says it. */
const isOpen = raw<boolean>`state IN ('waiting', 'running')`;

const orphan = (db: Kysely<Schema>, epoch: number) =>
  db
    .updateTable('job')
    .set({ state: 'waiting', reason: 'crashed' })
    .where('state', '=', 'running')
    .where('epoch', '<', epoch)
    .compile();

function toDraft(cipher: Cipher, row: Row): JobDraft {
  return {
    id: row.id,
    kind: row.kind,
    contact: { channel: row.channel, address: row.address },
    language: row.language as Language,
    args: JSON.parse(cipher.open(placeOf(row.id), row.args)) as JobDraft['args'],
    at: row.at as Instant,
  };
}
