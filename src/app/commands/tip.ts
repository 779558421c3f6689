import { say, text } from '../../core/message/say.ts';
import { TIP_FLOW } from '../../core/violation/tip-flow.ts';
import type { RunCommand } from '../carry-out.ts';
import type { Planner } from '../planner.ts';
import { intakeOf } from '../violation/intake-of.ts';

/** The guide that leads to VNeTraffic, VNeID and the hotline, and keeps nothing. */
const REDIRECT = 'vnetraffic-report';

/**
 * "Phản ánh vi phạm": the door that the commune has chosen. One that receives does so as soon as its desk has a key;
 * until then it redirects like the others.
 */
export const createTip =
  (planner: Planner, publicUrl: () => string): RunCommand =>
  async ({ tx, at, door }, args) => {
    const intake = intakeOf(planner, door.commune, at);
    const keys = intake ? await tx.desks.keysOf(door.commune) : [];
    if (keys.length === 0) return { enter: REDIRECT };
    if (args !== 'web') return { enter: TIP_FLOW };
    const link = `${publicUrl()}/phan-anh/${door.commune}`;
    return { says: [say([text('violation.web-link', { link }), text('violation.web-old')])] };
  };
