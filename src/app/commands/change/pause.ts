import { isPaused } from '../../../core/campaign/pause.ts';
import { readReason } from '../../../core/change/read-reason.ts';
import { say, text } from '../../../core/message/say.ts';
import { officeOf } from '../../officer-of.ts';
import type { Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';
import { proposeChange } from './propose-change.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "tạm dừng đợt mưa lũ": nobody is reminded until it goes on. */
export function createPause({ planner, ids }: Deps) {
  return async (request: Request, args: string) => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const plan = planner.current(request.door.commune, request.at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    if (isPaused(plan.campaign, request.at)) return { says: [say([text('change.paused-already')])] };
    const reason = readReason(args);
    if (reason === '') return { says: [say([text('change.usage.campaign-paused')])] };
    return proposeChange(request, ids, office, plan.campaign.id, { type: 'campaign-paused', reason });
  };
}

/** "chạy tiếp đợt". */
export function createResume({ planner, ids }: Deps) {
  return async (request: Request) => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const plan = planner.current(request.door.commune, request.at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    if (!isPaused(plan.campaign, request.at)) return { says: [say([text('change.not-paused')])] };
    return proposeChange(request, ids, office, plan.campaign.id, { type: 'campaign-resumed' });
  };
}
