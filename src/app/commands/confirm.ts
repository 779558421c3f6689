import type { Change } from '../../core/change/change.ts';
import { isUnitChange } from '../../core/change/change.ts';
import { draftUnit } from '../../core/change/draft-unit.ts';
import { faultOf } from '../../core/change/lay-units.ts';
import { Proposed } from '../../core/change/proposal.ts';
import { sayChange } from '../../core/change/say-change.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { type Office, officeOf } from '../officer-of.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { tellOfChange } from '../tell-of-change.ts';
import { proposeChange } from './change/propose-change.ts';
import type { ConfirmRole } from './roles/confirm-role.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
  readonly confirmRole: ConfirmRole;
}

/** "/confirm <id>", the button under a card; "/confirm <id> no" drops it, other words answer its question. */
export function createConfirm({ planner, ids, confirmRole }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const [id = '', ...answer] = args.split(' ');
    const kept = await request.tx.proposals.take(id, request.conversation.account);
    if (kept === undefined || kept.commune !== request.door.commune)
      return { says: [say([text('change.gone')])] };
    if (answer[0] === 'no') return { says: [say([text('change.refused')])] };
    const what = Proposed.parse(JSON.parse(kept.what));
    switch (what.type) {
      case 'change':
        return make(request, office, what.campaign, what.change);
      case 'add-unit': {
        const unit = draftUnit(what.name, answer[0] ?? '', office.content.commune.id, office.units);
        const change = { type: 'unit-added', unit, from: what.from } as const;
        return proposeChange(request, ids, office, null, change);
      }
      case 'move-deadline': {
        const campaign = planner.current(request.door.commune, request.at)?.campaign.id ?? null;
        const [report = '', period = ''] = answer;
        const { through, reason } = what;
        const change = { type: 'deadline-moved', report, period, through, reason } as const;
        return proposeChange(request, ids, office, campaign, change);
      }
      default:
        return confirmRole(request, what);
    }
  };

  /** The world may have changed since the card was shown, so it is judged again. */
  async function make(
    request: Request,
    { content, units }: Office,
    campaign: string | null,
    change: Change,
  ): Promise<Outcome> {
    const { tx, at, door, conversation } = request;
    const fault = isUnitChange(change) ? faultOf(units, change) : undefined;
    if (fault !== undefined) return { says: [say([text(`change.fault.${fault}`)])] };
    const { timeZone } = content.commune;
    const sentence = sayChange(change, { units, campaigns: content.campaigns, timeZone });
    const by = conversation.account;
    const seq = await tx.changes.add({ commune: door.commune, campaign, at, by, change });
    tx.audit.add({
      at,
      actor: by,
      action: 'change-plan',
      subject: `${door.commune}/${seq}`,
      detail: { type: change.type },
    });
    await tellOfChange(request, planner, { seq, campaign, change }, [
      text('change.told.made', { change: sentence }),
    ]);
    const invite =
      change.type === 'unit-added'
        ? [commandChoice('invite', change.unit.id, text('change.choice.invite', { unit: change.unit.name }))]
        : [];
    return {
      says: [
        say(
          [text('change.made', { change: sentence })],
          [...invite, commandChoice('undo', String(seq), text('change.choice.undo'))],
        ),
      ],
      replans: true,
    };
  }
}
