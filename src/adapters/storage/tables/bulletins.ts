import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Bulletin, BulletinCopy } from '../../../ports/tables/bulletins.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';

const add = statement(
  {
    key: 'text',
    commune: 'text',
    campaign: 'text',
    at: 'int',
    state: 'text',
    words: 'text?',
    reason: 'text?',
  },
  `INSERT INTO bulletin (key, commune, campaign, at, state, words, reason) {values}
   ON CONFLICT DO NOTHING RETURNING key`,
).returning<{ readonly key: string }>();

const change = statement(
  { key: 'text', at: 'int?', state: 'text?', words: 'text?', reason: 'text?' },
  `UPDATE bulletin SET at = coalesce(r.at, bulletin.at), state = coalesce(r.state, bulletin.state),
     words = coalesce(r.words, bulletin.words), reason = coalesce(r.reason, bulletin.reason)
   FROM {rows} WHERE bulletin.key = r.key`,
);

const copy = statement(
  {
    bulletin: 'text',
    channel: 'text',
    address: 'text',
    unit: 'text',
    audience: 'text',
    state: 'text',
    reason: 'text?',
  },
  `INSERT INTO bulletin_copy (bulletin, channel, address, unit, audience, state, reason) {values}
   ON CONFLICT DO NOTHING RETURNING channel, address`,
).returning<{ readonly channel: string; readonly address: string }>();

const settle = statement(
  { bulletin: 'text', channel: 'text', address: 'text', state: 'text', reason: 'text?' },
  `UPDATE bulletin_copy SET state = r.state, reason = r.reason FROM {rows}
   WHERE bulletin_copy.bulletin = r.bulletin AND bulletin_copy.channel = r.channel AND bulletin_copy.address = r.address`,
);

export const bulletins = ({ sql, buffer, db }: Context): Tx['bulletins'] => ({
  async add({ words, reason, ...bulletin }) {
    await buffer.flush('bulletin');
    const { rows } = await sql.each(add, [{ ...bulletin, words: words ?? null, reason: reason ?? null }]);
    return rows.length > 0;
  },
  async find(key) {
    await buffer.flush('bulletin');
    const query = db.selectFrom('bulletin').selectAll().where('key', '=', key);
    const [row] = (await sql.run(query.compile())).rows;
    return row && toBulletin(row);
  },
  async of(commune, campaign) {
    await buffer.flush('bulletin');
    const query = db
      .selectFrom('bulletin')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .orderBy('at')
      .orderBy('key');
    return (await sql.run(query.compile())).rows.map(toBulletin);
  },
  async due(now) {
    await buffer.flush('bulletin');
    const query = db
      .selectFrom('bulletin')
      .selectAll()
      .where('state', '=', 'planned')
      .where('at', '<=', now)
      .orderBy('at')
      .orderBy('key');
    return (await sql.run(query.compile())).rows.map(toBulletin);
  },
  async nextAt() {
    await buffer.flush('bulletin');
    const query = db
      .selectFrom('bulletin')
      .where('state', '=', 'planned')
      .select(({ fn }) => fn.min('at').as('at'));
    const at = (await sql.run(query.compile())).rows[0]?.at;
    return at === null || at === undefined ? undefined : (Number(at) as Instant);
  },
  change: (key, { at, state, words, reason }) =>
    buffer.write(
      'bulletin',
      change,
      { key, at: at ?? null, state: state ?? null, words: words ?? null, reason: reason ?? null },
      key,
    ),
  async copy(copies) {
    if (copies.length === 0) return [];
    await buffer.flush('bulletin_copy');
    const rows = copies.map(({ to, unit, reason, ...one }) => ({
      ...one,
      unit: unit ?? '',
      audience: to,
      reason: reason ?? null,
    }));
    const fresh = new Set((await sql.each(copy, rows)).rows.map(nameOf));
    return copies.filter((one) => fresh.delete(nameOf(one)));
  },
  async copies(bulletin) {
    await buffer.flush('bulletin_copy');
    const query = db
      .selectFrom('bulletin_copy')
      .selectAll()
      .where('bulletin', '=', bulletin)
      .orderBy('channel')
      .orderBy('address');
    return (await sql.run(query.compile())).rows.map(toCopy);
  },
  async unsettled() {
    await buffer.flush('bulletin_copy');
    const query = db.selectFrom('bulletin_copy').select('bulletin').distinct().where('state', '=', 'queued');
    return (await sql.run(query.compile())).rows.map(({ bulletin }) => bulletin);
  },
  settle: ({ bulletin, channel, address, state, reason }) =>
    buffer.write(
      'bulletin_copy',
      settle,
      { bulletin, channel, address, state, reason: reason ?? null },
      `${bulletin} ${nameOf({ channel, address })}`,
    ),
});

const nameOf = ({ channel, address }: { readonly channel: string; readonly address: string }): string =>
  JSON.stringify([channel, address]);

const toBulletin = ({ words, reason, at, state, ...row }: Schema['bulletin']): Bulletin => ({
  ...row,
  at: at as Instant,
  state: state as Bulletin['state'],
  ...(words !== null && { words }),
  ...(reason !== null && { reason }),
});

const toCopy = ({ unit, audience, state, reason, ...row }: Schema['bulletin_copy']): BulletinCopy => ({
  ...row,
  unit: unit === '' ? null : unit,
  to: audience as BulletinCopy['to'],
  state: state as BulletinCopy['state'],
  ...(reason !== null && { reason }),
});
