import { standing } from '../../../core/change/change.ts';
import { sayChange } from '../../../core/change/say-change.ts';
import { joinTexts } from '../../../core/flow/spoken.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { showMoment } from '../../../core/time/show.ts';
import { officeOf } from '../../officer-of.ts';
import type { Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';

const SHOWN = 12;

/** "thay đổi": what was changed over the plan, the last ones last, each with the number by which it is taken back. */
export function createListChanges(planner: Planner) {
  return async (request: Request) => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const { content } = office;
    const { timeZone } = content.commune;
    const own = standing(planner.changes().filter(({ commune }) => commune === content.commune.id));
    if (own.length === 0) return { says: [say([text('change.none')])] };
    const shown = own.slice(-SHOWN);
    const lines = shown.map(({ seq, at, change }) =>
      text('change.line', {
        number: seq,
        when: showMoment(at, timeZone),
        change: sayChange(change, {
          units: planner.unitsBefore(content.commune.id, seq),
          campaigns: content.campaigns,
          timeZone,
        }),
      }),
    );
    const last = shown.at(-1)?.seq ?? 0;
    return {
      says: [
        say(
          [text('change.head'), ...joinTexts('flow.lines', lines), text('change.how-undo', { number: last })],
          [commandChoice('undo', String(last), text('change.choice.undo-last'))],
        ),
      ],
    };
  };
}
