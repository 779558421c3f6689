import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const lead = statement(
  { name: 'text', owner: 'text', at: 'int', epoch: 'int' },
  `INSERT INTO lease (name, owner, at, epoch) {values}
   ON CONFLICT (name) DO UPDATE SET epoch = lease.epoch + 1, owner = excluded.owner, at = excluded.at
   RETURNING epoch`,
).returning<{ epoch: number }>();

export const leases = ({ sql }: Context): Tx['leases'] => ({
  async lead(name, owner, at) {
    const { rows } = await sql.each(lead, [{ name, owner, at, epoch: 1 }]);
    const [row] = rows;
    if (row === undefined) throw new Error('a lease gave no epoch');
    return row.epoch;
  },
});
