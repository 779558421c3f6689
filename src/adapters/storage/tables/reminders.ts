import type { Instant } from '../../../core/time/instant.ts';
import type { ReminderState, Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  {
    key: 'text',
    obligation: 'text',
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    rung: 'text',
    at: 'int',
    state: 'text',
    reason: 'text?',
  },
  `INSERT INTO reminder (key, obligation, commune, campaign, unit, rung, at, state, reason) {values}
   ON CONFLICT DO NOTHING RETURNING key`,
).returning<{ key: string }>();

const settle = statement(
  { key: 'text', state: 'text', reason: 'text?' },
  `UPDATE reminder SET state = r.state, reason = r.reason FROM {rows}
   WHERE reminder.key = r.key AND reminder.state <> 'sent'`,
);

export const reminders = ({ sql, buffer, db }: Context): Tx['reminders'] => ({
  async add(rows) {
    await buffer.flush('reminder');
    const added = await sql.each(
      add,
      rows.map(({ offset, reason, ...row }) => ({ ...row, rung: offset, reason: reason ?? null })),
    );
    return new Set(added.rows.map(({ key }) => key));
  },
  settle: (key, state, reason) =>
    buffer.write('reminder', settle, { key, state, reason: reason ?? null }, key),
  async of(commune, campaign) {
    await buffer.flush('reminder');
    const query = db
      .selectFrom('reminder')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .orderBy('at')
      .orderBy('key');
    return (await sql.run(query.compile())).rows.map((row) => ({
      key: row.key,
      obligation: row.obligation,
      commune: row.commune,
      campaign: row.campaign,
      unit: row.unit,
      offset: row.rung,
      at: row.at as Instant,
      state: row.state as ReminderState,
      ...(row.reason !== null && { reason: row.reason }),
    }));
  },
});
