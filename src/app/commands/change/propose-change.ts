import { type Change, isUnitChange } from '../../../core/change/change.ts';
import { faultOf } from '../../../core/change/lay-units.ts';
import { sayChange } from '../../../core/change/say-change.ts';
import { joinTexts } from '../../../core/flow/spoken.ts';
import type { Text } from '../../../core/message/message.ts';
import { say, text } from '../../../core/message/say.ts';
import type { Office } from '../../officer-of.ts';
import type { Outcome, Request } from '../../outcome.ts';
import { propose } from '../../propose.ts';

/** Shows a change with what follows from it, unless it cannot be made. */
export async function proposeChange(
  request: Request,
  ids: () => string,
  { content, units }: Office,
  campaign: string | null,
  change: Change,
): Promise<Outcome> {
  const fault = isUnitChange(change) ? faultOf(units, change) : undefined;
  if (fault !== undefined) return { says: [say([text(`change.fault.${fault}`)])] };
  const { timeZone } = content.commune;
  const sentence = sayChange(change, { units, campaigns: content.campaigns, timeZone });
  const follows = joinTexts('flow.lines', await consequences(request, change));
  return propose(request, ids, { type: 'change', campaign, change }, [sentence, ...follows]);
}

async function consequences({ tx, at, door }: Request, change: Change): Promise<readonly Text[]> {
  switch (change.type) {
    case 'unit-added':
      return [text('change.follows.owes'), text('change.follows.invite')];
    case 'unit-renamed':
      return [text('change.follows.old-name')];
    case 'units-merged': {
      const heads = await tx.grants.byUnit(door.commune, ['head', 'deputy'], at);
      const people = change.units.flatMap((unit) => heads.get(unit) ?? []).length;
      return [
        text('change.follows.lists', { name: change.into.name }),
        ...(people > 0 ? [text('change.follows.heads', { count: people, name: change.into.name })] : []),
        text('change.follows.earlier'),
      ];
    }
    case 'unit-split': {
      const goesOn = change.into.find(({ id }) => id === change.unit) ?? change.into[0];
      return [
        text('change.follows.list-to', { name: goesOn?.name ?? '' }),
        text('change.follows.heads-all'),
        text('change.follows.figures'),
      ];
    }
    case 'unit-retired':
      return [text('change.follows.retired'), text('change.follows.kept')];
    case 'deadline-moved':
      return [text('change.follows.told'), text('change.follows.not-again')];
    case 'campaign-paused':
      return [text('change.follows.silent')];
    default:
      return [];
  }
}
