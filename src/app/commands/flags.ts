import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import { findOwnOf } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { busyUnits, FLAGS_JOB, isLong, judgeLater } from '../reporting/long-lists.ts';
import { sayCommuneFlags, sayUnitFlags } from '../reporting/say-flags.ts';
import { visibleUnits } from '../visible-units.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/**
 * "/canhbao": units with rows that should be looked at; "cảnh báo thôn 3": which rows, and why. Lists that take long to
 * open are looked through by a job.
 */
export function createFlags({ planner, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, door, at, grants, conversation } = request;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const visible = visibleUnits(grants, plan.content);
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    const run = <T>(work: (inside: typeof tx) => Promise<T>) => work(tx);
    if (args === '' && may(grants, 'see-commune', { commune: door.commune })) {
      const units = await busyUnits(tx, plan);
      if (await isLong(tx, plan, units)) return judgeLater(request, plan, ids(), FLAGS_JOB, {});
      return { says: [await sayCommuneFlags(run, plan, units, at)] };
    }
    const found = findOwnOf(visible, plan.content.units, args, 'flags');
    if ('says' in found) return found;
    const { unit } = found;
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'judge-list',
      subject: `${door.commune}/${plan.campaign.id}/${unit.id}`,
    });
    if (await isLong(tx, plan, [unit])) return judgeLater(request, plan, ids(), FLAGS_JOB, { unit: unit.id });
    return { says: [await sayUnitFlags(run, plan, unit, at)] };
  };
}
