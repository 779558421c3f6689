import type { Instant } from '../../../core/time/instant.ts';
import type { Consent, Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';

const give = statement(
  {
    id: 'text',
    account: 'text',
    commune: 'text',
    campaign: 'text',
    purpose: 'text',
    notice: 'text',
    channel: 'text',
    at: 'int',
    for_other: 'int',
    entry: 'text?',
    unit: 'text?',
  },
  `INSERT INTO consent (id, account, commune, campaign, purpose, notice, channel, at, for_other, entry, unit) {values}
   ON CONFLICT DO NOTHING`,
);

const takeBack = statement(
  { id: 'text', at: 'int' },
  'UPDATE consent SET taken_back_at = r.at FROM {rows} WHERE consent.id = r.id AND consent.taken_back_at IS NULL',
);

const forget = statement({ id: 'text' }, 'DELETE FROM consent WHERE id IN (SELECT r.id FROM {rows})');

export const consents = ({ sql, buffer, db }: Context): Tx['consents'] => ({
  give: ({ forOther, entry, unit, takenBackAt: _, ...row }) =>
    buffer.write('consent', give, {
      ...row,
      for_other: forOther ? 1 : 0,
      entry: entry ?? null,
      unit: unit ?? null,
    }),
  async of(account, commune) {
    await buffer.flush('consent');
    const query = db
      .selectFrom('consent')
      .selectAll()
      .where('account', '=', account)
      .where('commune', '=', commune)
      .orderBy('at')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map(toConsent);
  },
  async standing(commune, purpose) {
    await buffer.flush('consent');
    const query = db
      .selectFrom('consent')
      .selectAll()
      .where('commune', '=', commune)
      .where('purpose', '=', purpose)
      .where('taken_back_at', 'is', null)
      .orderBy('at')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map(toConsent);
  },
  takeBack: (id, at) => buffer.write('consent', takeBack, { id, at }, id),
  async prune(commune, before, limit) {
    await buffer.flush('consent');
    const query = db
      .selectFrom('consent')
      .select('id')
      .where('commune', '=', commune)
      .where('at', '<', before)
      .orderBy('at')
      .orderBy('id')
      .limit(limit);
    const { rows } = await sql.run(query.compile());
    await sql.each(forget, rows);
    return rows.map(({ id }) => id);
  },
});

const toConsent = (row: Schema['consent']): Consent => ({
  id: row.id,
  account: row.account,
  commune: row.commune,
  campaign: row.campaign,
  purpose: row.purpose as Consent['purpose'],
  notice: row.notice,
  channel: row.channel,
  at: row.at as Instant,
  forOther: row.for_other === 1,
  ...(row.entry !== null && { entry: row.entry }),
  ...(row.unit !== null && { unit: row.unit }),
  ...(row.taken_back_at !== null && { takenBackAt: row.taken_back_at as Instant }),
});
