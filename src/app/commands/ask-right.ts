import { RIGHT } from '../../core/consent/right-flow.ts';
import { RIGHTS } from '../../core/consent/rights-clocks.ts';
import type { Outcome, Request } from '../outcome.ts';

/** "phản đối", "/object correct": something about the person's data that an officer must do. */
export async function askRight(_: Request, args: string): Promise<Outcome> {
  const kind = RIGHTS.find((right) => right === args);
  return { enter: RIGHT, ...(kind && { answers: { kind } }) };
}
