import type { Look } from '../../../core/report/looks.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { LOOKING } from '../../../ports/tables/audit.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  { at: 'int', actor: 'text', action: 'text', subject: 'text', detail: 'text?' },
  'INSERT INTO audit (at, actor, action, subject, detail) {values}',
);

export const audit = ({ sql, db, buffer }: Context): Tx['audit'] => ({
  add: ({ at, actor, action, subject, detail }) =>
    buffer.write('audit', add, {
      at,
      actor,
      action,
      subject,
      detail: detail ? JSON.stringify(detail) : null,
    }),
  async looks(commune, since, limit) {
    await buffer.flush('audit');
    const query = db
      .selectFrom('audit')
      .select(['at', 'actor', 'action', 'subject', 'detail'])
      // What belongs to the commune is called by its name, or by that and a slash; "0" comes after "/".
      .where((is) =>
        is.or([
          is('subject', '=', commune),
          is.and([is('subject', '>=', `${commune}/`), is('subject', '<', `${commune}0`)]),
        ]),
      )
      .where('at', '>=', since)
      .where('action', 'in', LOOKING)
      .orderBy('id', 'desc')
      .limit(limit);
    return (await sql.run(query.compile())).rows.map(({ at, actor, action, subject, detail }): Look => {
      const unit = subject.split('/')[2];
      return {
        at: at as Instant,
        account: actor,
        action,
        ...(unit !== undefined && { unit }),
        detail: detail === null ? {} : (JSON.parse(detail) as Look['detail']),
      };
    });
  },
});
