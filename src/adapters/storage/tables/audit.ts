import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  { at: 'int', actor: 'text', action: 'text', subject: 'text', detail: 'text?' },
  'INSERT INTO audit (at, actor, action, subject, detail) {values}',
);

export const audit = ({ buffer }: Context): Tx['audit'] => ({
  add: ({ at, actor, action, subject, detail }) =>
    buffer.write('audit', add, {
      at,
      actor,
      action,
      subject,
      detail: detail ? JSON.stringify(detail) : null,
    }),
});
