import { draftUnit, kindsLike } from '../../../core/change/draft-unit.ts';
import { cleanName, readFrom } from '../../../core/change/read-wish.ts';
import { plain } from '../../../core/message/message.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { officeOf } from '../../officer-of.ts';
import type { Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';
import { keepProposal, refuse } from '../../propose.ts';
import { proposeChange } from './propose-change.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "thêm đơn vị Thôn 9 từ 1/1": of which kind it is is seen from its name, or asked. */
export function createAddUnit({ planner, ids }: Deps) {
  return async (request: Request, args: string) => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const { content, units, today } = office;
    const { rest, from } = readFrom(args, today);
    const name = cleanName(rest);
    if (name === '') return { says: [say([text('change.usage.unit-added')])] };

    const [kind, ...others] = kindsLike(name, units);
    if (kind === undefined || others.length > 0) {
      const known = new Set(content.campaigns.flatMap(({ unitKinds }) => unitKinds.map(({ id }) => id)));
      const id = keepProposal(request, ids, { type: 'add-unit', name, from });
      const kinds = [...known].map((each) =>
        commandChoice('confirm', `${id} ${each}`, text(`campaign.unit-kind.${each}`)),
      );
      return {
        says: [say([text('change.which-kind', { name: plain(name) })], [...kinds, refuse(id)])],
        asks: true,
      };
    }
    const unit = draftUnit(name, kind, content.commune.id, units);
    return proposeChange(request, ids, office, null, { type: 'unit-added', unit, from });
  };
}
