import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "/bieudo": pictures of the progress, drawn in the background and sent when they are ready. */
export function createChart({ planner, ids }: Deps) {
  return async ({ tx, at, door, grants, conversation }: Request): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'see-commune', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { channel, address, account, language } = conversation;
    const args = { commune, campaign: plan.campaign.id, account };
    tx.jobs.add({ id: ids(), kind: 'chart', contact: { channel, address }, language, args, at });
    return { says: [say([text('chart.making')])] };
  };
}
