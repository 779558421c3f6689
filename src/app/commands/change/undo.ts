import { type DatedChange, isUnitChange, standing } from '../../../core/change/change.ts';
import { faultOf, layUnit } from '../../../core/change/lay-units.ts';
import { sayChange } from '../../../core/change/say-change.ts';
import { say, text } from '../../../core/message/say.ts';
import { showDeadline } from '../../../core/report/show-deadline.ts';
import { day } from '../../../core/time/day.ts';
import type { Catalogue } from '../../../ports/catalogue.ts';
import { deadlineAfter } from '../../deadline-after.ts';
import { officeOf } from '../../officer-of.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';
import { tellOfChange } from '../../tell-of-change.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly planner: Planner;
}

const FAR = day('9999-12-31');

/** "hoàn tác 17": takes back one change, unless a later one rests on it. */
export function createUndo({ catalogue, planner }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const { tx, at, door, conversation } = request;
    const { content } = office;
    const units = planner.unitsBefore(door.commune, Number(/\d+/.exec(args)?.[0] ?? 0));
    const own = standing(planner.changes().filter(({ commune }) => commune === door.commune));
    const number = Number(/\d+/.exec(args)?.[0] ?? Number.NaN);
    const meant = own.find(({ seq }) => seq === number);
    if (meant === undefined) return { says: [say([text('change.undo-which')])] };
    const rest = own.filter((one) => one !== meant);
    if (!stands(catalogue.communes.get(door.commune)?.units ?? [], rest))
      return { says: [say([text('change.undo-later-first', { number })])] };

    const change = { type: 'change-undone', of: number } as const;
    const seq = await tx.changes.add({
      commune: door.commune,
      campaign: meant.campaign,
      at,
      by: conversation.account,
      change,
    });
    const { timeZone } = content.commune;
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'undo-change',
      subject: `${door.commune}/${number}`,
    });
    const sentence = sayChange(meant.change, { units, campaigns: content.campaigns, timeZone });
    const due = deadlineAfter(catalogue, meant, rest, at);
    const again =
      due === undefined ? [] : [text('change.told.deadline', { deadline: showDeadline(due, timeZone) })];
    await tellOfChange(request, planner, { seq, change: meant.change, campaign: meant.campaign }, [
      text('change.told.undone', { change: sentence }),
      ...again,
    ]);
    return { says: [say([text('change.undone', { change: sentence }), ...again])], replans: true };
  };
}

/** Each change can still be made after those before it. */
function stands(files: Parameters<typeof layUnit>[0], changes: readonly DatedChange[]): boolean {
  let units = files;
  for (const { change } of changes) {
    if (!isUnitChange(change)) continue;
    if (faultOf(units, change) !== undefined) return false;
    units = layUnit(units, change, FAR);
  }
  return true;
}
