import { denominatorsOf } from '../../core/campaign/denominators-of.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { baseSubject } from '../../core/report/count-subject.ts';
import { showMoment } from '../../core/time/show.ts';
import { findOwnOf } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { visibleUnits } from '../visible-units.ts';

/** "lịch sử mẫu số thôn 3": what a unit's percentages have been measured against, from when on, from where, and by whom. */
export function createBaseHistory(planner: Planner) {
  return async ({ tx, door, at, grants }: Request, args: string): Promise<Outcome> => {
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const visible = visibleUnits(grants, plan.content);
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    const found = findOwnOf(visible, plan.content.units, args, 'base-history');
    if ('says' in found) return found;
    const { unit } = found;
    const { commune, id: campaign, timeZone } = plan.campaign;
    const parts: Text[] = [];
    for (const column of new Set(denominatorsOf(plan.campaign).map(({ id }) => id))) {
      const stated = await tx.stated.history(commune, campaign, unit.id, baseSubject(column));
      const filed = unit.denominators[column];
      if (stated.length === 0 && filed === undefined) continue;
      const roles = await tx.grants.of([...new Set(stated.map(({ by }) => by))], at);
      const lines = [
        ...(filed === undefined
          ? []
          : [text(unit.sample ? 'base.was-sample' : 'base.was-filed', { value: filed })]),
        ...stated.map(({ value, source, at: since, by }) =>
          text(value === null ? 'base.taken-back' : 'base.was', {
            moment: showMoment(since, timeZone),
            value: value ?? 0,
            source: plain(source ?? ''),
            who: text(`command.role.${roles.get(by)?.[0]?.role ?? 'citizen'}`),
          }),
        ),
      ];
      parts.push(
        text('base.column', { column: text(`campaign.denominator.${column}`) }),
        ...joinTexts('flow.lines', lines),
      );
    }
    const head = text(parts.length > 0 ? 'base.history' : 'base.history-none', { unit: plain(unit.name) });
    return { says: [say([head, ...parts])] };
  };
}
