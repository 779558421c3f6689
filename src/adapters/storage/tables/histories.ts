import type { Instant } from '../../../core/time/instant.ts';
import type { Histories } from '../../../ports/tables/history.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  { subject: 'text', at: 'int', actor: 'text', action: 'text', detail: 'blob?' },
  'INSERT INTO history (subject, at, actor, action, detail) {values}',
);

export const histories = ({ sql, buffer, db, cipher }: Context): Histories => ({
  add({ subject, at, by, action, detail }) {
    const sealed = detail === undefined ? null : cipher.seal(placeOf(subject), JSON.stringify(detail));
    buffer.write('history', add, { subject, at, actor: by, action, detail: sealed });
  },
  async of(subject) {
    await buffer.flush('history');
    const query = db.selectFrom('history').selectAll().where('subject', '=', subject).orderBy('id');
    return (await sql.run(query.compile())).rows.map((row) => ({
      subject,
      at: row.at as Instant,
      by: row.actor,
      action: row.action,
      ...(row.detail !== null && {
        detail: JSON.parse(cipher.open(placeOf(subject), row.detail)) as Record<string, string>,
      }),
    }));
  },
});

export const placeOf = (subject: string): string => `history.detail:${subject}`;
