import type { Role } from '../../../core/access/access.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  {
    digest: 'blob',
    commune: 'text',
    unit: 'text?',
    role: 'text',
    expires: 'int',
    actor: 'text',
    replaces: 'int',
  },
  'INSERT INTO invitation (digest, commune, unit, role, expires, actor, replaces) {values}',
);

const use = statement(
  { digest: 'blob', used_by: 'text', used_at: 'int' },
  `UPDATE invitation SET used_by = r.used_by, used_at = r.used_at FROM {rows}
   WHERE invitation.digest = r.digest AND invitation.used_at IS NULL`,
  { stale: 'somebody else has used this invitation meanwhile' },
);

const cancel = statement(
  { digest: 'blob', expires: 'int' },
  `UPDATE invitation SET expires = r.expires FROM {rows}
   WHERE invitation.digest = r.digest AND invitation.used_at IS NULL`,
);

export const invitations = ({ sql, buffer, db }: Context): Tx['invitations'] => ({
  add: ({ digest, commune, unit, role, expires, by, replaces = false }) =>
    buffer.write('invitation', add, {
      digest,
      commune,
      unit,
      role,
      expires,
      actor: by,
      replaces: replaces ? 1 : 0,
    }),
  async find(digest) {
    await buffer.flush('invitation');
    const query = db.selectFrom('invitation').selectAll().where('digest', '=', digest);
    const [row] = (await sql.run(query.compile())).rows;
    if (!row) return undefined;
    return {
      digest: row.digest,
      commune: row.commune,
      unit: row.unit,
      role: row.role as Role,
      expires: row.expires as Instant,
      by: row.actor,
      ...(row.replaces === 1 && { replaces: true }),
      ...(row.used_at !== null && { usedAt: row.used_at as Instant }),
    };
  },
  use: (digest, account, at) =>
    buffer.write(
      'invitation',
      use,
      { digest, used_by: account, used_at: at },
      Buffer.from(digest).toString('hex'),
    ),
  cancel: (digest, at) =>
    buffer.write('invitation', cancel, { digest, expires: at }, Buffer.from(digest).toString('hex')),
});
