import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

// One statement: of several that come at once, each sees what the one before has left.
const claim = statement(
  { name: 'text', owner: 'text', life: 'text', at: 'int', until: 'int', epoch: 'int' },
  `INSERT INTO lease (name, owner, life, at, until, epoch) {values}
   ON CONFLICT (name) DO UPDATE SET
     epoch = CASE WHEN lease.life = excluded.life THEN lease.epoch ELSE lease.epoch + 1 END,
     owner = excluded.owner, life = excluded.life, at = excluded.at, until = excluded.until
   WHERE lease.life = excluded.life OR lease.owner = excluded.owner OR lease.until <= excluded.at
   RETURNING epoch`,
).returning<{ epoch: number }>();

const release = statement(
  { name: 'text', life: 'text', at: 'int' },
  'UPDATE lease SET until = r.at FROM {rows} WHERE lease.name = r.name AND lease.life = r.life',
);

export const leases = ({ sql }: Context): Tx['leases'] => ({
  async claim({ name, place, life, at, until }) {
    const { rows } = await sql.each(claim, [{ name, owner: place, life, at, until, epoch: 1 }]);
    return rows[0]?.epoch;
  },
  async release(name, life, at) {
    await sql.each(release, [{ name, life, at }]);
  },
});
